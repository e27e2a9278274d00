import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { eventually } from './eventually.ts';

/** One file of the workspace as it is on disk, past every cache of the editor. */
export class WorkspaceFile {
  readonly path: string;

  constructor(absolutePath: string) {
    this.path = absolutePath;
  }

  bytes(): Buffer {
    return readFileSync(this.path);
  }

  text(): string {
    return readFileSync(this.path, 'utf8');
  }

  /** Writes as another program would, whatever the editor holds. */
  write(content: string | Uint8Array): void {
    mkdirSync(path.dirname(this.path), { recursive: true });
    writeFileSync(this.path, content);
  }

  /** Waits until the text on disk is as wanted, and returns it. */
  async eventually(what: string, wanted: (text: string) => boolean): Promise<string> {
    let text = '';
    return eventually(
      () => `${what} in ${path.basename(this.path)}; it holds:\n${text}\nIt was not there`,
      () => {
        text = this.text();
        return wanted(text) ? text : undefined;
      },
    );
  }
}
