import type { Command } from './command.ts';
import { usageOf } from './command.ts';

export function programHelp(commands: readonly Command[]): string {
  const width = Math.max(...commands.map(({ name, args }) => `${name} ${args}`.length));
  const lines = commands.map(({ name, args, summary }) => `  ${`${name} ${args}`.padEnd(width)}  ${summary}`);
  return [
    'Planwright: plans as plain Markdown, with what is missing in them and who approved them.',
    '',
    'Usage: planwright COMMAND',
    '',
    ...lines,
    '',
    '  planwright COMMAND --help  more about one command',
    '  planwright --version',
    '',
    'Exit codes: 0 clean, 1 findings at error or an edit refused, 2 usage or configuration,',
    '3 internal error, 4 a required checkpoint is not passed.',
    '',
  ].join('\n');
}

export function commandHelp(command: Command): string {
  const options = Object.entries(command.options).map(([key, { value, help }]) => ({
    name: `--${key}${value === null ? '' : ` ${value}`}`,
    help,
  }));
  const width = Math.max(0, ...options.map(({ name }) => name.length));
  const lines = options.map(({ name, help }) => `  ${name.padEnd(width)}  ${help}`);
  return [command.summary, '', `Usage: ${usageOf(command)}`, ...(lines.length > 0 ? ['', ...lines] : []), ''].join(
    '\n',
  );
}
