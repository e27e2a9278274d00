import { parseArgs } from 'node:util';
import type { ExitCode } from './errors.ts';
import { UsageError } from './errors.ts';
import type { Terminal } from './terminal.ts';
import type { Workspaces } from './workspaces.ts';

export interface Option {
  /** The word for the value in usage and help; null for a switch. */
  readonly value: string | null;
  readonly help: string;
}

/** What a command is given: values by option, and what was not an option. */
export interface Given {
  readonly values: Readonly<Record<string, string | undefined>>;
  readonly switches: ReadonlySet<string>;
  readonly rest: readonly string[];
}

export interface CommandContext {
  /** The folder that paths are relative to. */
  readonly cwd: string;
  readonly terminal: Terminal;
  readonly workspaces: Workspaces;
}

/** One command of the program. A new one is a file in `commands/` and a line in `commands.ts`. */
export interface Command {
  readonly name: string;
  /** The arguments after the name, options left out. */
  readonly args: string;
  readonly summary: string;
  /** How many arguments there may be. */
  readonly count: readonly [least: number, most: number];
  readonly options: Readonly<Record<string, Option>>;
  readonly run: (given: Given, context: CommandContext) => Promise<ExitCode>;
}

export function usageOf({ name, args, options }: Command): string {
  const optional = Object.entries(options).map(([key, { value }]) => `[--${key}${value === null ? '' : ` ${value}`}]`);
  return ['planwright', name, args, ...optional].filter((part) => part !== '').join(' ');
}

/** @throws UsageError */
export function readArguments(command: Command, args: readonly string[]): Given {
  const parsed = parse(command, args);
  const [least, most] = command.count;
  if (parsed.positionals.length < least)
    throw new UsageError(`${command.name} needs ${command.args}. Usage: ${usageOf(command)}`);
  if (parsed.positionals.length > most) {
    const extra = JSON.stringify(parsed.positionals[most]);
    throw new UsageError(`${extra} is one argument too many; quote a value with blanks. Usage: ${usageOf(command)}`);
  }
  const repeated = repeatedOption(parsed.tokens, command.options);
  if (repeated !== undefined)
    throw new UsageError(`${command.name}: give --${repeated} once. Usage: ${usageOf(command)}`);
  const values: Record<string, string> = {};
  const switches = new Set<string>();
  for (const [key, value] of Object.entries(parsed.values)) {
    if (typeof value === 'string') values[key] = value;
    else if (value === true) switches.add(key);
  }
  return { values, switches, rest: parsed.positionals };
}

interface Parsed {
  readonly values: Record<string, unknown>;
  readonly positionals: string[];
  readonly tokens: readonly { readonly kind: string; readonly name?: string }[];
}

// A switch may be given twice: that says nothing else.
function repeatedOption(tokens: Parsed['tokens'], options: Command['options']): string | undefined {
  const names = tokens.flatMap(({ kind, name }) => (kind === 'option' && name !== undefined ? [name] : []));
  return names.find((name, index) => options[name]?.value != null && names.indexOf(name) < index);
}

function parse(command: Command, args: readonly string[]): Parsed {
  const options = Object.fromEntries(
    Object.entries(command.options).map(([key, { value }]) => [
      key,
      { type: value === null ? 'boolean' : 'string' } as const,
    ]),
  );
  try {
    return parseArgs({ args: [...args], options, allowPositionals: true, strict: true, tokens: true });
  } catch (error) {
    const why = error instanceof Error ? (error.message.split('\n')[0] ?? '') : String(error);
    const dash = /Unknown option/.test(why) ? ' A value that starts with "-" goes after "--".' : '';
    throw new UsageError(
      `${command.name}: ${why.replace(/\. To specify a positional.*$/, '.').replace(/([^.])$/, '$1.')}${dash} Usage: ${usageOf(command)}`,
    );
  }
}
