import { shift } from '../../markdown/span.ts';
import { slugOf } from '../../markdown/title.ts';
import type { Plan } from '../../plan/plan.ts';
import { wordsOf } from '../../words.ts';
import { concernsOf } from '../concerns.ts';
import { fieldIdByRole, shorten } from '../names.ts';
import type { Fix } from '../finding.ts';
import type { PlanRule } from '../rule.ts';

const ROLE = 'critical-patterns';

export const rule: PlanRule = {
  code: 'security.patterns-not-flagged',
  severity: 'info',
  title: 'A security concern applies, and a critical pattern of it is not flagged.',
  reads: 'plan',
  optionsKey: 'patterns',
  check: (plan, { kind, options }) => {
    const concerns = concernsOf(plan);
    const list = fieldIdByRole(kind, ROLE);
    if (!concerns || list === null) return [];
    const patterns = patternsOf(options);
    const written = itemsOf(plan, list).map(wordsIn);
    // A pattern of two concerns is asked for once.
    const asked = new Set<string>();
    return concerns.rows.flatMap(({ name, applies, row }) => {
      const lines = applies === true ? (patterns.get(slugOf(name)) ?? []) : [];
      const missing = lines.filter((line) => !asked.has(line) && !isFlagged(line, written));
      for (const line of missing) asked.add(line);
      if (missing.length === 0) return [];
      return [
        {
          message: `Flag what engineers must address for "${name}": ${missing.map((line) => `"${shorten(line, 50)}"`).join(', ')}.`,
          span: shift(row, concerns.field.start),
          node: concerns.field.node.id,
          field: concerns.field.id,
          fixes: fixesFor(missing, list),
        },
      ];
    });
  },
};

function fixesFor(lines: readonly string[], field: string): readonly Fix[] {
  const add = (text: string) => ({ type: 'addItem' as const, field, text });
  const each = lines.map((line) => ({ title: `Flag: ${shorten(line, 80)}`, intents: [add(line)] }));
  const all = lines.length > 1 ? [{ title: `Flag all ${lines.length} patterns`, intents: lines.map(add) }] : [];
  return [...all, ...each];
}

const wordsIn = (text: string): ReadonlySet<string> => new Set(wordsOf(text));

/** People word a pattern in their own way: one of their lines that has half of its words is about it. */
function isFlagged(line: string, written: readonly ReadonlySet<string>[]): boolean {
  const words = wordsOf(line);
  return written.some((own) => words.filter((word) => own.has(word)).length * 2 >= words.length);
}

function itemsOf(plan: Plan, id: string): readonly string[] {
  const value = plan.field(id)?.read.value;
  return value?.type === 'list' ? value.items.map(({ slot }) => slot.text) : [];
}

function patternsOf(options: unknown): ReadonlyMap<string, readonly string[]> {
  const given = typeof options === 'object' && options !== null ? Object.entries(options) : [];
  return new Map(given.map(([name, lines]) => [slugOf(name), Array.isArray(lines) ? lines.map(String) : []]));
}
