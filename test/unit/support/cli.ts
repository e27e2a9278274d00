import { spawnSync } from 'node:child_process';
import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { buildSync } from 'esbuild';
import { root } from '../../../scripts/lib/paths.mjs';
import { run } from '../../../src/cli/run.ts';
import { Workspaces } from '../../../src/cli/workspaces.ts';

export interface Ran {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

let program: string | null = null;

/** The program as it ships, where it has just been built; else a bundle of the sources as they are. */
function cliPath(): string {
  if (program !== null) return program;
  if (process.env['PLANWRIGHT_BUILT'] === '1') return (program = path.join(root, 'dist/cli.cjs'));
  program = path.join(root, `test-results/cli-${process.pid}.cjs`);
  buildSync({
    absWorkingDir: root,
    entryPoints: ['src/cli/main.ts'],
    outfile: program,
    bundle: true,
    platform: 'node',
    format: 'cjs',
    target: 'node20',
    mainFields: ['module', 'main'],
    define: { 'import.meta.url': 'importMetaUrl' },
    banner: { js: "const importMetaUrl = require('node:url').pathToFileURL(__filename).href;" },
  });
  const made = program;
  process.once('exit', () => rmSync(made, { force: true }));
  return program;
}

/** A folder of its own for one test, with the program to run in it. */
export class CliFolder {
  readonly folder = realpathSync(mkdtempSync(path.join(os.tmpdir(), 'planwright-cli-')));

  constructor(files: Readonly<Record<string, string | Uint8Array>> = {}) {
    // Keeps the search for a workspace from leaving the folder.
    mkdirSync(path.join(this.folder, '.git'));
    for (const [name, content] of Object.entries(files)) this.write(name, content);
  }

  readonly run = (...args: readonly string[]): Ran => this.runWith({}, ...args);

  /** The same without a process of its own: what the program does, in a tenth of the time. */
  async runHere(...args: readonly string[]): Promise<Ran> {
    let out = '';
    let err = '';
    const terminal = {
      out: (text: string) => void (out += text),
      err: (text: string) => void (err += text),
      style: (_: string, text: string) => text,
    };
    const code = await run(args, { cwd: this.folder, terminal, workspaces: new Workspaces(this.folder) }, false);
    return { code, out, err };
  }

  runWith(given: { input?: string; env?: Record<string, string>; cwd?: string }, ...args: readonly string[]): Ran {
    const { status, stdout, stderr } = spawnSync(process.execPath, [cliPath(), ...args], {
      cwd: path.join(this.folder, given.cwd ?? '.'),
      encoding: 'utf8',
      input: given.input ?? '',
      env: { ...process.env, NODE_OPTIONS: '', PLANWRIGHT_DEBUG: '', ...given.env },
    });
    return { code: status, out: stdout, err: stderr };
  }

  write(name: string, content: string | Uint8Array): void {
    mkdirSync(path.dirname(path.join(this.folder, name)), { recursive: true });
    writeFileSync(path.join(this.folder, name), content);
  }

  text(name: string): string {
    return readFileSync(path.join(this.folder, name), 'utf8');
  }

  /** Every file with its bytes and the time of its last change. */
  state(): Record<string, string> {
    const files = readdirSync(this.folder, { recursive: true, encoding: 'utf8' }).filter((name) =>
      statSync(path.join(this.folder, name)).isFile(),
    );
    return Object.fromEntries(
      files.sort().map((name) => {
        const file = path.join(this.folder, name);
        return [name, `${statSync(file).mtimeMs} ${readFileSync(file).toString('base64')}`];
      }),
    );
  }

  dispose(): void {
    rmSync(this.folder, { recursive: true, force: true });
  }
}
