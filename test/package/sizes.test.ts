import assert from 'node:assert/strict';
import { readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { root } from '../../scripts/lib/paths.mjs';

/** What esbuild says of a production build: bytes of each output, and what it imports at once or later. */
interface Metafile {
  readonly outputs: Readonly<Record<string, Output>>;
}

interface Output {
  readonly bytes: number;
  readonly inputs: Readonly<Record<string, unknown>>;
  readonly imports: readonly { readonly path: string; readonly kind: string; readonly external?: boolean }[];
}

const KB = 1000;

const metafile = (name: string): Metafile =>
  JSON.parse(readFileSync(path.join(root, `dist/meta/${name}.json`), 'utf8')) as Metafile;

/** An entry with everything that it imports at once: what is loaded before anything can be shown. */
function firstLoad({ outputs }: Metafile, entry: string): number {
  const seen = new Set<string>();
  const add = (name: string): void => {
    if (seen.has(name)) return;
    seen.add(name);
    for (const each of outputs[name]?.imports ?? []) {
      if (each.kind === 'import-statement' && each.external !== true) add(each.path);
    }
  };
  add(entry);
  return [...seen].reduce((sum, name) => sum + (outputs[name]?.bytes ?? 0), 0);
}

const code = ({ outputs }: Metafile): [string, Output][] =>
  Object.entries(outputs).filter(([name]) => /\.(?:js|cjs|css)$/.test(name));

function inputs(name: string): string[] {
  return code(metafile(name)).flatMap(([, output]) => Object.keys(output.inputs));
}

describe('sizes of what ships', () => {
  it('loads less than 350 KB in the extension host', () => {
    assert.ok(statSync(path.join(root, 'dist/extension.cjs')).size < 350 * KB);
  });

  it('loads less than 480 KB before the form is there, and less than 900 KB in all', () => {
    const webview = metafile('webview');
    // Each page has a style of its own, and links no other.
    const style = webview.outputs['dist/webview/main.css']?.bytes ?? Infinity;
    assert.ok(firstLoad(webview, 'dist/webview/main.js') + style < 480 * KB);
    assert.ok(code(webview).reduce((sum, [, output]) => sum + output.bytes, 0) < 900 * KB);
  });
});

describe('what the bundles are made of', () => {
  it('keeps Markdown parsers and the core out of the form', () => {
    const foreign = inputs('webview').filter((name) => name.startsWith('src/core/') || name.includes('@lezer/'));
    assert.deepEqual(foreign, []);
  });

  it('keeps rendering and React out of the host and the command line', () => {
    for (const name of ['extension', 'cli']) {
      const foreign = inputs(name).filter((each) =>
        /node_modules\/(?:react|remark|mdast|micromark|unified)/.test(each),
      );
      assert.deepEqual(foreign, [], name);
    }
  });

  it('keeps the faces apart', () => {
    assert.deepEqual(
      inputs('extension').filter((name) => /^src\/(?:cli|mcp)\//.test(name)),
      [],
    );
    assert.deepEqual(
      inputs('cli').filter((name) => /^src\/(?:extension|mcp)\//.test(name)),
      [],
    );
  });
});
