import type { KindsOutput } from '../../contract/cli.ts';
import type { Kind } from '../../core/kind/kind.ts';
import type { Command } from '../command.ts';
import { EXIT } from '../errors.ts';
import { prettyFinding } from '../formats/pretty.ts';
import type { Terminal } from '../terminal.ts';
import { plain } from '../terminal.ts';
import { shownPath } from '../workspaces.ts';

export const kinds: Command = {
  name: 'kinds',
  args: '',
  summary: 'Lists the kinds of documents that are known here, and what is wrong with templates.',
  count: [0, 0],
  options: { json: { value: null, help: 'print JSON' } },
  run: async ({ switches }, { cwd, terminal, workspaces }) => {
    const workspace = await workspaces.of(cwd);
    const output: KindsOutput = {
      format: 1,
      kinds: workspace.kinds.kinds.map(shownKind),
      findings: workspace.kinds.findings.map((finding) => ({
        ...finding,
        file: shownPath(workspace, finding.file, cwd),
        fixes: [],
      })),
    };
    terminal.out(switches.has('json') ? `${JSON.stringify(output, null, 2)}\n` : prettyKinds(output, terminal));
    return output.findings.some(({ severity }) => severity === 'error') ? EXIT.usage : EXIT.clean;
  },
};

function shownKind({ id, title, description, files, newFile, origin, gates }: Kind): KindsOutput['kinds'][number] {
  const shown = gates.map((gate) => ({ id: gate.id, title: gate.title, needs: gate.needs }));
  return { id, title, description, files: [...files], newFile, origin, gates: shown };
}

function prettyKinds(output: KindsOutput, terminal: Terminal): string {
  const lines = output.kinds.map(({ id, title, description, files, origin }) => {
    const about = description === '' ? title : `${title}. ${description}`;
    const where = [files.join(', '), origin].filter((part) => part !== '').join('  ');
    return `${terminal.style('bold', plain(id))}  ${plain(about)}\n  ${terminal.style('dim', plain(where))}\n`;
  });
  const broken = output.findings.map((finding) => `${plain(finding.file)}\n${prettyFinding(finding, terminal)}`);
  return [...lines, ...broken].join('');
}
