import process from 'node:process';
import { run } from './run.ts';
import { processTerminal } from './terminal.ts';
import { Workspaces } from './workspaces.ts';

async function main(): Promise<void> {
  const cwd = process.cwd();
  const context = { cwd, terminal: processTerminal(), workspaces: new Workspaces(cwd) };
  // Not process.exit: what is still being written must arrive.
  process.exitCode = await run(process.argv.slice(2), context, process.env['PLANWRIGHT_DEBUG'] === '1');
}

void main();
