import { shift } from '../../markdown/span.ts';
import { slugOf } from '../../markdown/title.ts';
import type { Plan } from '../../plan/plan.ts';
import { concernsOf } from '../concerns.ts';
import { fieldIdByRole, shorten } from '../names.ts';
import type { PlanRule } from '../rule.ts';

const ROLE = 'critical-patterns';

export const rule: PlanRule = {
  code: 'security.patterns-not-flagged',
  severity: 'info',
  title: 'A security concern applies, and none of its critical patterns is flagged.',
  reads: 'plan',
  optionsKey: 'patterns',
  check: (plan, { kind, options }) => {
    const concerns = concernsOf(plan);
    const list = fieldIdByRole(kind, ROLE);
    if (!concerns || list === null) return [];
    const patterns = patternsOf(options);
    const written = new Set(itemsOf(plan, list).map(slugOf));
    return concerns.rows.flatMap(({ name, applies, row }) => {
      const lines = patterns.get(slugOf(name)) ?? [];
      if (applies !== true || lines.length === 0 || lines.some((line) => written.has(slugOf(line)))) return [];
      const add = (line: string) => ({ type: 'addItem' as const, field: list, text: line });
      const each = lines.map((line) => ({ title: `Flag: ${shorten(line, 80)}`, intents: [add(line)] }));
      const all = lines.length > 1 ? [{ title: `Flag all ${lines.length} patterns`, intents: lines.map(add) }] : [];
      return [
        {
          message: `Flag the critical patterns of "${name}" that engineers must address.`,
          span: shift(row, concerns.field.start),
          node: concerns.field.node.id,
          field: concerns.field.id,
          fixes: [...all, ...each],
        },
      ];
    });
  },
};

function itemsOf(plan: Plan, id: string): readonly string[] {
  const value = plan.field(id)?.read.value;
  return value?.type === 'list' ? value.items.map(({ slot }) => slot.text) : [];
}

function patternsOf(options: unknown): ReadonlyMap<string, readonly string[]> {
  const given = typeof options === 'object' && options !== null ? Object.entries(options) : [];
  return new Map(given.map(([name, lines]) => [slugOf(name), Array.isArray(lines) ? lines.map(String) : []]));
}
