// Makes the picture of the README from the real thing: the form on a plan of the examples.
//   npm run picture
import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { openWorkbench } from '../test/harness/openWorkbench.ts';
import { closePool } from '../test/harness/pool.ts';
import { root } from './lib/paths.mjs';

const target = path.join(root, 'media/form.png');
const plan = 'plans/retry-policy.planning.md';

const workbench = await openWorkbench({
  examples: true,
  theme: 'dark',
  settings: {
    'workbench.editorAssociations': { '*.planning.md': 'planwright.form' },
    'window.commandCenter': false,
    'workbench.layoutControl.enabled': false,
  },
});
try {
  const { page } = workbench;
  await workbench.openFile(plan);
  const frame = await workbench.webview();
  await frame.locator('[data-section="2.3"]').click();
  await frame.locator('[data-node="2.3"]').waitFor();
  await workbench.command('View: Close Primary Side Bar');
  await workbench.command('Notifications: Clear All Notifications').catch(() => undefined);
  await page.locator('.part.sidebar').waitFor({ state: 'hidden' });
  // The palette fades out.
  await page.locator('.quick-input-widget').waitFor({ state: 'hidden' });
  // Where the pointer rests, something lights up.
  await page.mouse.move(640, 2);
  await frame.locator('body').evaluate(() => {
    const { activeElement } = document;
    if (activeElement instanceof HTMLElement) activeElement.blur();
  });
  mkdirSync(path.dirname(target), { recursive: true });
  await page.screenshot({ path: target, animations: 'disabled', caret: 'hide' });
  console.log(path.relative(root, target));
} finally {
  await workbench.dispose();
  await closePool();
}
