import type { LaidEdge, LaidStream, StreamsLayout } from './streamsLayout.ts';

/** The streams as an SVG document: it can be read by keyboard, and takes the colours of the editor where it has them. */
export function streamsSvg({ width, height, streams, edges }: StreamsLayout, title: string): string {
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" role="group" aria-label="${escaped(title)}">`,
    `<title>${escaped(title)}</title>`,
    STYLE,
    '<defs><marker id="arrow" viewBox="0 0 10 10" refX="9" refY="5" markerWidth="9" markerHeight="9" markerUnits="userSpaceOnUse" orient="auto-start-reverse"><path d="M0 0 10 5 0 10z" class="head"/></marker></defs>',
    ...edges.map((one) => edge(one, streams)),
    ...streams.map(box),
    '</svg>',
    '',
  ].join('\n');
}

const STYLE = `<style>
text { font: 12px var(--vscode-font-family, sans-serif); fill: var(--vscode-foreground, #1f1f1f); }
text tspan:first-child { font-weight: 600; }
rect { fill: var(--vscode-editorWidget-background, #f8f8f8); stroke: var(--vscode-editorWidget-border, #767676); }
path.edge { fill: none; stroke: var(--vscode-descriptionForeground, #616161); }
path.head { fill: var(--vscode-descriptionForeground, #616161); }
.critical rect, path.critical { stroke: var(--vscode-focusBorder, #005fb8); stroke-width: 2; }
g:focus rect { outline: 2px solid var(--vscode-focusBorder, #005fb8); outline-offset: 2px; }
</style>`;

const MARK: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

// Characters that XML does not have would make the whole picture unreadable.
const escaped = (text: string): string =>
  text
    .replace(/[^\t\n\r\u{20}-\u{d7ff}\u{e000}-\u{fffd}\u{10000}-\u{10ffff}]/gu, '\ufffd')
    .replace(/[&<>"']/g, (mark) => MARK[mark] ?? mark);

function edge({ points, isCritical, from, to }: LaidEdge, streams: readonly LaidStream[]): string {
  const idAt = (place: number): string => escaped(streams[place]?.id ?? '');
  const way = points.map(({ x, y }, index) => `${index === 0 ? 'M' : 'L'}${x} ${y}`).join(' ');
  const name = isCritical ? 'edge critical' : 'edge';
  return `<path class="${name}" d="${way}" marker-end="url(#arrow)" data-from="${idAt(from)}" data-to="${idAt(to)}"/>`;
}

function box({ id, x, y, width, height, lines, label, isCritical }: LaidStream): string {
  const left = x - width / 2;
  const top = y - height / 2;
  const texts = lines.map(
    (line, index) => `<tspan x="${left + 12}" y="${top + 12 + 13 + index * 18}">${escaped(line)}</tspan>`,
  );
  const name = isCritical ? ' class="critical"' : '';
  return `<g tabindex="0" role="img" aria-label="${escaped(label)}" data-id="${escaped(id)}"${name}><rect x="${left}" y="${top}" width="${width}" height="${height}" rx="4"/><text>${texts.join('')}</text></g>`;
}
