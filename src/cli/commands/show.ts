import { reportFindings } from '../../workspace/report/reportFindings.ts';
import { showPlan } from '../../workspace/report/showPlan.ts';
import type { Command } from '../command.ts';
import { EXIT } from '../errors.ts';
import { completionLines, judge } from '../judge.ts';
import { openDocument } from '../openDocument.ts';
import { prettyPlan } from '../prettyPlan.ts';

export const show: Command = {
  name: 'show',
  args: 'FILE',
  summary: 'Shows header, sections, fields, questions, checkpoints, findings and what comes next.',
  count: [1, 1],
  options: {
    json: { value: null, help: 'print JSON' },
    kind: { value: 'KIND', help: 'read the document as this kind' },
  },
  run: async ({ values, switches, rest }, context) => {
    const { workspace, open, file } = await openDocument(rest[0] ?? '', values['kind'], context);
    const judgement = await judge(workspace, open);
    const { findings, gates } = judgement;
    const completion = completionLines(open.plan, judgement);
    const asJson = switches.has('json');
    const reported = reportFindings(open.plan, file, findings, asJson);
    const output = showPlan({ plan: open.plan, file, gates, findings, reported, completion });
    context.terminal.out(asJson ? `${JSON.stringify(output, null, 2)}\n` : prettyPlan(output, context.terminal));
    return EXIT.clean;
  },
};
