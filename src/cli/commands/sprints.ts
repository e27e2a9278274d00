import type { SprintsOutput } from '../../contract/cli.ts';
import { planEdits } from '../../core/edit/planEdit.ts';
import { sprintIntents } from '../../core/workflow/sprintIntents.ts';
import type { SprintProposal } from '../../core/workflow/sprints.ts';
import { proposeSprints } from '../../core/workflow/sprints.ts';
import { sprintsOf, tasksOf, teamOf } from '../../core/workflow/tasks.ts';
import type { Command } from '../command.ts';
import { EXIT, UsageError } from '../errors.ts';
import { openDocument, writeDocument } from '../openDocument.ts';
import { plain } from '../terminal.ts';

export const sprintsCommand: Command = {
  name: 'sprints',
  args: 'FILE',
  summary: 'Proposes sprints for the tasks of a document, by dependencies, estimates, skills and capacity.',
  count: [1, 1],
  options: {
    write: { value: null, help: 'put the proposal into the document; else it is only shown' },
    json: { value: null, help: 'print the proposal as JSON' },
    kind: { value: 'KIND', help: 'read the document as this kind' },
  },
  run: async ({ values, switches, rest }, context) => {
    const [file = ''] = rest;
    const document = await openDocument(file, values['kind'], context);
    const { plan } = document.open;
    const tasks = tasksOf(plan);
    if (tasks.length === 0) throw new UsageError(`${file} has no tasks.`);
    const proposal = proposeSprints(tasks, sprintsOf(plan), teamOf(plan));
    const { out, err } = context.terminal;
    const { sprints, tasks: placed, problems } = proposal;
    const output: SprintsOutput = {
      format: 1,
      file: document.file,
      sprints: [...sprints],
      tasks: [...placed],
      problems: [...problems],
    };
    if (switches.has('json')) out(`${JSON.stringify(output, null, 2)}\n`);
    else out(pretty(proposal));
    for (const problem of proposal.problems) err(`${plain(problem)}\n`);
    if (switches.has('write')) {
      const { changed } = await writeDocument(document, planEdits(plan, sprintIntents(plan, proposal)));
      err(changed ? `${document.file} written.\n` : `${document.file} holds that already; nothing was written.\n`);
    }
    return proposal.problems.length === 0 ? EXIT.clean : EXIT.findings;
  },
};

function pretty({ sprints, tasks }: SprintProposal): string {
  const inSprint = (name: string): readonly string[] =>
    tasks
      .filter(({ sprint }) => sprint === name)
      .map(({ task, title, points, assignee }) =>
        `  ${task.padEnd(9)} ${String(points).padStart(3)}  ${plain(assignee).padEnd(12)} ${plain(title)}`.trimEnd(),
      );
  const shown = (name: string): string => `Sprint ${plain(name).replace(/^sprint\s+/i, '')}`;
  const others = new Set(tasks.map(({ sprint }) => sprint));
  for (const { name } of sprints) others.delete(name);
  const blocks = [
    ...Array.from(others, (name) => [`${shown(name)}: not in the table of sprints`, ...inSprint(name)].join('\n')),
    ...sprints.map(({ name, capacity, used }) =>
      [`${shown(name)}: ${used} of ${capacity} points`, ...inSprint(name)].join('\n'),
    ),
  ];
  return `${blocks.join('\n\n')}\n`;
}
