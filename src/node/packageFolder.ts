import { existsSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

/** The folder that Planwright is installed in: the nearest one above this program that has the templates. */
export function packageFolder(moduleUrl: string): string {
  let folder = path.dirname(fileURLToPath(moduleUrl));
  for (;;) {
    if (existsSync(path.join(folder, 'templates', 'planning.md')) && existsSync(path.join(folder, 'package.json')))
      return folder;
    const above = path.dirname(folder);
    if (above === folder) throw new Error('The templates that come with Planwright are missing. Install it again.');
    folder = above;
  }
}
