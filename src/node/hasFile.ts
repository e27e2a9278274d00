import { existsSync } from 'node:fs';
import path from 'node:path';

/** Whether a path from the folder, or from the document's own folder, leads to a file. Answers are kept. */
export function hasFileFrom(folder: string, document: string): (name: string) => boolean {
  const known = new Map<string, boolean>();
  const beside = path.dirname(path.resolve(folder, document));
  return (name) => {
    const answer = known.get(name) ?? [folder, beside].some((base) => existsSync(path.resolve(base, name)));
    known.set(name, answer);
    return answer;
  };
}
