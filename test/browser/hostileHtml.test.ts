import assert from 'node:assert/strict';
import { eventually } from '../harness/eventually.ts';
import { openWorkbench } from '../harness/openWorkbench.ts';
import type { Workbench } from '../harness/workbench.ts';
import { HALF_WAY } from '../host/features/plans.ts';
import { PlanForm } from './pages/planForm.ts';

const OTHER_HOST = 'https://elsewhere.invalid';

/** Each tries to run something, to load something or to change how the form looks. */
const HOSTILE = [
  '<script>console.log("it-ran script")</script>',
  '<img src="x" onerror="console.log(\'it-ran onerror\')">',
  '<svg onload="console.log(\'it-ran onload\')"></svg>',
  `<iframe src="${OTHER_HOST}/frame"></iframe>`,
  '<style>body { display: none }</style>',
  '<p style="position: fixed" onclick="console.log(\'it-ran onclick\')">A paragraph</p>',
  '[a link](javascript:console.log("it-ran-link"))',
  '[a page](data:text/html,<script>console.log("it-ran-data")</script>)',
  `![a picture](${OTHER_HOST}/picture.png)`,
  '![an inline picture](data:image/svg+xml,<svg/>)',
];

describe('hostile HTML in a plan', () => {
  let workbench: Workbench;
  after(() => workbench.dispose());

  it('runs nothing, loads nothing and leaves no element of its own in the form', async () => {
    const goal = HOSTILE.join(' ');
    const unknown = `## An Own Section\n\n${HOSTILE.join('\n\n')}\n\n**The end** of it\n\n---\n\n`;
    const plan = HALF_WAY.replace('Requests survive a rate limit.', `**Ours** ${goal}`).replace(
      '## 2. Research',
      `${unknown}## 2. Research`,
    );
    workbench = await openWorkbench({ files: { 'PLANNING.md': plan } });
    const requests: string[] = [];
    workbench.page.on('request', (request) => requests.push(request.url()));
    await workbench.openFile('PLANNING.md');
    await workbench.command('Planwright: Open Form');
    const form = await PlanForm.in(workbench);

    await form.goTo('1');
    await form.field('1/user-story-goal').locator('.markdown strong', { hasText: 'Ours' }).waitFor();
    assert.deepEqual(await dangersIn(form), []);
    await form.frame.locator('.outline, nav').getByText('An Own Section').first().click();
    await form.frame.locator('.markdown strong', { hasText: 'The end' }).waitFor();
    await eventually('what is left of the links', () => form.frame.getByText('a link').first().isVisible());
    assert.deepEqual(await dangersIn(form), []);

    assert.deepEqual(
      workbench.console.filter(({ text }) => text.startsWith('it-ran')),
      [],
    );
    assert.deepEqual(
      requests.filter((url) => url.startsWith(OTHER_HOST)),
      [],
    );
  });
});

/** What the rendered Markdown holds that could run, load or hide something. */
async function dangersIn(form: PlanForm): Promise<string[]> {
  const rendered = form.frame.locator('.markdown');
  assert.ok((await rendered.count()) > 0);
  return rendered.evaluateAll((parts) =>
    parts
      .flatMap((part) => [...part.querySelectorAll('*')])
      .filter((element) => {
        const odd = element.matches(
          'script, iframe, style, img, svg, object, embed, form, link, [style], [src], [srcset]',
        );
        const href = element.getAttribute('href');
        const runs = element.getAttributeNames().some((name) => name.startsWith('on'));
        return odd || runs || (href !== null && !/^(?:https?|mailto):/.test(href));
      })
      .map((element) => element.outerHTML),
  );
}
