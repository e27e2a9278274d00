import { env, Uri, type Webview } from 'vscode';

/** Where the built pages are: the only folder that a page may load from. */
export const pagesFolder = (extension: Uri): Uri => Uri.joinPath(extension, 'dist', 'webview');

/** The page of a webview. Scripts and styles run by a nonce that no content can know; nothing is loaded from elsewhere. */
export function pageHtml(
  webview: Webview,
  extension: Uri,
  page: 'main' | 'checkpoint' | 'board',
  title: string,
  /** The section with which a form begins; empty if the page knows better. */
  begin = '',
): string {
  const nonce = newNonce();
  // Tells a page that is shown again from one that is new.
  const place = begin === '' ? '' : ` data-begin="${escapeHtml(begin)}" data-stamp="${newNonce()}"`;
  const folder = pagesFolder(extension);
  const script = webview.asWebviewUri(Uri.joinPath(folder, `${page}.js`)).toString();
  const style = webview.asWebviewUri(Uri.joinPath(folder, `${page}.css`)).toString();
  const policy = [
    "default-src 'none'",
    `style-src ${webview.cspSource} 'nonce-${nonce}'`,
    `font-src ${webview.cspSource}`,
    `script-src 'nonce-${nonce}'`,
  ].join('; ');
  return `<!DOCTYPE html>
<html lang="${escapeHtml(env.language)}">
  <head>
    <meta charset="utf-8" />
    <meta http-equiv="Content-Security-Policy" content="${policy}" />
    <meta property="csp-nonce" content="${nonce}" />
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <link rel="stylesheet" nonce="${nonce}" href="${escapeHtml(style)}" />
    <title>${escapeHtml(title)}</title>
  </head>
  <body>
    <div id="root"${place}></div>
    <script type="module" nonce="${nonce}" src="${escapeHtml(script)}"></script>
  </body>
</html>
`;
}

/** A page that only says something, where there is nothing to show. */
export function messageHtml(title: string, lines: readonly string[]): string {
  const nonce = newNonce();
  const paragraphs = lines.map((line) => `<p>${escapeHtml(line)}</p>`).join('\n    ');
  return `<!DOCTYPE html>
<html lang="${escapeHtml(env.language)}">
  <head>
    <meta charset="utf-8" />
    <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'nonce-${nonce}'" />
    <style nonce="${nonce}">
      body { padding: 1em 2em; max-width: 40em; line-height: 1.5; }
      h1 { font-size: 1.4em; font-weight: 500; }
    </style>
    <title>${escapeHtml(title)}</title>
  </head>
  <body>
    <main>
    <h1>${escapeHtml(title)}</h1>
    ${paragraphs}
    </main>
  </body>
</html>
`;
}

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789';

function newNonce(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(32));
  return Array.from(bytes, (byte) => ALPHABET[byte % ALPHABET.length]).join('');
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

const escapeHtml = (text: string): string => text.replace(/[&<>"']/g, (mark) => ENTITIES[mark] ?? mark);
