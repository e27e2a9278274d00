// Serves the webviews with a played host, to look at them in a browser without VS Code.
//   node scripts/preview-webview.mjs [port]
// Pages: /?page=main&theme=dark  (page: main, checkpoint; theme: light, dark, hc, hc-light; entries=N for a large plan)
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import path from 'node:path';
import process from 'node:process';
import { build } from 'esbuild';
import { root } from './lib/paths.mjs';

const types = new Map([
  ['.js', 'text/javascript'],
  ['.css', 'text/css'],
  ['.json', 'application/json'],
]);
const bodies = {
  light: 'vscode-light',
  dark: 'vscode-dark',
  hc: 'vscode-high-contrast',
  'hc-light': 'vscode-high-contrast vscode-high-contrast-light',
};

/** @param {URLSearchParams} query */
function html(query) {
  const page = query.get('page') === 'checkpoint' ? 'checkpoint' : 'main';
  const theme = /** @type {keyof typeof bodies} */ (query.get('theme') ?? 'dark');
  const nonce = 'preview';
  const policy = `default-src 'none'; img-src data:; connect-src 'self'; style-src 'self' 'nonce-${nonce}'; font-src 'self'; script-src 'nonce-${nonce}'`;
  return `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>Planwright</title>
<link rel="icon" href="data:,"><meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="${policy}"><meta property="csp-nonce" content="${nonce}">
<link rel="stylesheet" href="/themes/${theme}.css"><link rel="stylesheet" href="/webview/${page}.css"></head>
<body class="${bodies[theme]}"><div id="root"></div>
<script type="module" nonce="${nonce}" src="/host.js"></script>
<script type="module" nonce="${nonce}" src="/webview/${page}.js"></script></body></html>`;
}

/**
 * @param {string} name
 * @param {string} folder
 */
async function file(name, folder) {
  if (name === '/fixture.json') return readFile(path.join(root, 'test/fixtures/webview/planning.json'));
  if (name.startsWith('/themes/')) return readFile(path.join(root, 'webview-ui/preview', path.basename(name)));
  const place = path.join(folder, name.replace(/^\/webview/, ''));
  if (!name.startsWith('/webview/') || !place.startsWith(folder + path.sep)) throw new Error(`There is no ${name}.`);
  return readFile(place);
}

/**
 * @param {number} port 0 takes a free one
 * @param {string} [folder] of the built webviews
 */
export async function servePreview(port, folder = path.join(root, 'dist/webview')) {
  const host = await build({
    absWorkingDir: root,
    entryPoints: ['webview-ui/preview/host.ts'],
    bundle: true,
    format: 'esm',
    write: false,
    logLevel: 'warning',
  });
  const script = host.outputFiles[0]?.text ?? '';
  const server = createServer((request, response) => {
    const url = new URL(request.url ?? '/', 'http://localhost');
    const type = types.get(path.extname(url.pathname)) ?? 'text/html';
    const content =
      url.pathname === '/'
        ? Promise.resolve(html(url.searchParams))
        : url.pathname === '/host.js'
          ? Promise.resolve(script)
          : file(url.pathname, folder);
    content.then(
      (body) => response.setHeader('Content-Type', `${type}; charset=utf-8`).end(body),
      () => response.writeHead(404).end(),
    );
  });
  await new Promise((resolve) => server.listen(port, '127.0.0.1', () => resolve(undefined)));
  const address = server.address();
  const at = typeof address === 'object' && address !== null ? address.port : port;
  return { url: `http://127.0.0.1:${at}`, close: () => server.close() };
}

if (process.argv[1] === import.meta.filename) {
  const { url } = await servePreview(Number(process.argv[2] ?? 4173));
  console.log(`${url}/?page=main&theme=dark`);
}
