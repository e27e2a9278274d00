import { existsSync } from 'node:fs';
import path from 'node:path';

/** Whether a path from the folder, or from the document's own, leads to a file; `./name` from its own only. Answers are kept. */
export function hasFileFrom(folder: string, document: string): (name: string) => boolean {
  const known = new Map<string, boolean>();
  const beside = path.dirname(path.resolve(folder, document));
  return (name) => {
    const bases = name.startsWith('./') ? [beside] : [folder, beside];
    const answer = known.get(name) ?? bases.some((base) => existsSync(path.resolve(base, name)));
    known.set(name, answer);
    return answer;
  };
}
