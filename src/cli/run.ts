import { readFileSync } from 'node:fs';
import path from 'node:path';
import { packageFolder } from '../node/packageFolder.ts';
import type { CommandContext } from './command.ts';
import { readArguments } from './command.ts';
import { COMMANDS } from './commands.ts';
import type { ExitCode } from './errors.ts';
import { EXIT, Refusal, UsageError } from './errors.ts';
import { commandHelp, programHelp } from './help.ts';
import { plain } from './terminal.ts';

/** Runs the program. Whatever happens, people get one line and never a stack trace, unless they ask for it. */
export async function run(args: readonly string[], context: CommandContext, debug: boolean): Promise<ExitCode> {
  try {
    return await dispatch(args, context);
  } catch (error) {
    const { code, message } = explained(error);
    context.terminal.err(`planwright: ${plain(message)}\n`);
    if (debug && error instanceof Error) context.terminal.err(`${error.stack ?? ''}\n`);
    return code;
  }
}

async function dispatch(args: readonly string[], context: CommandContext): Promise<ExitCode> {
  const [name, ...rest] = args;
  const { out } = context.terminal;
  if (name === '--version' || name === '-v') {
    out(`${version()}\n`);
    return EXIT.clean;
  }
  if (name === undefined || name === '--help' || name === '-h' || name === 'help') {
    const about = COMMANDS.find((command) => command.name === rest[0]);
    out(name === 'help' && about ? commandHelp(about) : programHelp(COMMANDS));
    return name === undefined ? EXIT.usage : EXIT.clean;
  }
  const command = COMMANDS.find((candidate) => candidate.name === name);
  if (!command)
    throw new UsageError(`There is no command "${name}". Commands: ${COMMANDS.map((each) => each.name).join(', ')}.`);
  // After "--" it is a value.
  const options = rest.includes('--') ? rest.slice(0, rest.indexOf('--')) : rest;
  if (options.includes('--help') || options.includes('-h')) {
    out(commandHelp(command));
    return EXIT.clean;
  }
  return await command.run(readArguments(command, rest), context);
}

function version(): string {
  const manifest = JSON.parse(
    readFileSync(path.join(packageFolder(import.meta.url), 'package.json'), 'utf8'),
  ) as unknown;
  const known = typeof manifest === 'object' && manifest !== null && 'version' in manifest ? manifest.version : null;
  return typeof known === 'string' ? known : 'unknown';
}

function explained(error: unknown): { code: ExitCode; message: string } {
  if (error instanceof UsageError) return { code: EXIT.usage, message: error.message };
  if (error instanceof Refusal) return { code: EXIT.findings, message: error.message };
  const what = (error instanceof Error ? error.message : String(error)).replace(/\.$/, '');
  return {
    code: EXIT.internal,
    message: `Internal error: ${what}. Please report it, with the command and the output of PLANWRIGHT_DEBUG=1.`,
  };
}
