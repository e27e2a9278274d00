import type { StreamGraph } from '../trace/streams.ts';
import { titleOfStream } from '../trace/nextSteps.ts';

/** The streams as a Mermaid flowchart, which many viewers of Markdown draw. */
export function streamsMermaid({ streams, critical }: StreamGraph): string {
  const keys = new Map(streams.map((stream, index) => [stream, `s${index}`]));
  const key = (stream: (typeof streams)[number]): string => keys.get(stream) ?? '';
  const marked = critical.map(key);
  return [
    'flowchart LR',
    ...streams.map((stream) => `  ${key(stream)}["${quoted(titleOfStream(stream))}"]`),
    ...streams.flatMap((stream) => stream.after.map((before) => `  ${key(before)} --> ${key(stream)}`)),
    ...(marked.length > 0 ? ['  classDef critical stroke-width:3px', `  class ${marked.join(',')} critical`] : []),
    '',
  ].join('\n');
}

// Mermaid has entities in place of escapes.
const quoted = (text: string): string =>
  text.replace(/[#"<>&\\`]|\p{Cc}/gu, (mark) => `#${mark.codePointAt(0) ?? 32};`);
