import { traces } from '../../trace/schema.ts';
import { streamGraph } from '../../trace/streams.ts';
import type { Output } from '../output.ts';
import { headerText } from '../read.ts';

/** A milestone for each work stream, with what an engineer, a tester and a reviewer do, for a progress tracker. */
export const output: Output = {
  id: 'milestones',
  title: 'Milestones for a progress tracker',
  extension: 'json',
  fits: (kind) => traces(kind, 'stream'),
  make: ({ plan }) => {
    const { order, stuck, cycles } = streamGraph(plan);
    const data = {
      format: 1,
      task: headerText(plan, 'task'),
      cycles: cycles.map((cycle) => cycle.map(({ id }) => id)),
      milestones: [...order, ...stuck].map(({ id, name }) => {
        const milestone = `M-${id.toLowerCase().replace(/\s+/g, '-')}`;
        return {
          id: milestone,
          title: name,
          phase: 'implementation',
          subtasks: [
            { id: `${milestone}.se`, title: `Implement ${name}` },
            { id: `${milestone}.test`, title: `Test ${name}` },
            { id: `${milestone}.review`, title: `Review ${name}` },
          ],
        };
      }),
    };
    return `${JSON.stringify(data, null, 2)}\n`;
  },
};
