import type { Plan } from '../plan/plan.ts';
import type { Finding } from './finding.ts';
import type { Rule } from './rule.ts';
import type { PlacedSuppression, SuppressionUse } from './suppression.ts';
import { suppressionsIn } from './suppression.ts';

export interface Suppressed {
  readonly left: readonly Finding[];
  readonly uses: readonly SuppressionUse[];
}

/**
 * Takes out what comments suppress. `decided` are the codes that findings were looked for now: of these it can be told
 * whether a comment suppresses nothing. Null where there is no comment.
 */
export function suppress(
  plan: Plan,
  sorted: readonly Finding[],
  rules: readonly Rule[],
  decided: ReadonlySet<string>,
  first: boolean,
): Suppressed | null {
  const suppressions = suppressionsIn(plan.root, plan.text, plan.kind);
  if (suppressions.length === 0) return null;
  const known = new Set(rules.filter((rule) => rule.reads !== 'suppressions').map((rule) => rule.code));
  const gone = new Set<Finding>();
  const uses = suppressions.map((suppression): SuppressionUse => {
    const used = applyOne(suppression, sorted, gone);
    const unused = suppression.codes.filter(({ code }) => decided.has(code) && !used.has(code));
    return { suppression, known, first, unused };
  });
  return { left: gone.size === 0 ? sorted : sorted.filter((finding) => !gone.has(finding)), uses };
}

function applyOne({ codes, target }: PlacedSuppression, sorted: readonly Finding[], gone: Set<Finding>): Set<string> {
  const used = new Set<string>();
  const wanted = new Set(codes.map(({ code }) => code));
  for (let index = firstFrom(sorted, target.from); index < sorted.length; index++) {
    const finding = sorted[index];
    if (!finding || finding.span.from >= target.to) break;
    if (!wanted.has(finding.code)) continue;
    used.add(finding.code);
    gone.add(finding);
  }
  return used;
}

function firstFrom(sorted: readonly Finding[], offset: number): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sorted[middle]?.span.from ?? 0) < offset) low = middle + 1;
    else high = middle;
  }
  return low;
}
