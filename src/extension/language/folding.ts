import { FoldingRange, type FoldingRangeProvider, type TextDocument } from 'vscode';
import { endOf } from '../../core/markdown/block.ts';
import type { Span } from '../../core/markdown/span.ts';
import type { Plan } from '../../core/plan/plan.ts';
import { spanOfNode } from '../../core/plan/plan.ts';
import type { PlanState } from '../documents/planState.ts';
import type { Services } from '../services.ts';
import { freshState } from './freshState.ts';
import { withoutRules } from './locate.ts';

/** Folds what stands below bold lines; headings, lists and code are folded by Markdown's own provider. */
export class BoldLineFolding implements FoldingRangeProvider {
  readonly #services: Services;

  constructor(services: Services) {
    this.#services = services;
  }

  async provideFoldingRanges(document: TextDocument): Promise<FoldingRange[]> {
    const state = await freshState(this.#services, document);
    return state ? boldSpans(state.plan).flatMap((span) => foldingOf(state, span)) : [];
  }
}

/** From each bold line to the end of what it heads: the whole node where it opens one, else its own region. */
function boldSpans(plan: Plan): Span[] {
  const ends = new Map(Array.from(plan.walk(), (located) => [located.start, spanOfNode(located).to]));
  return plan.outline.regions
    .filter(({ region }) => region.head?.type === 'bold')
    .map((placed) => ({ from: placed.start, to: ends.get(placed.start) ?? endOf(placed) }));
}

function foldingOf({ plan, lines }: PlanState, { from, to }: Span): FoldingRange[] {
  // Blank lines and the rule before the next section stay visible.
  const text = withoutRules(plan.text.slice(from, to));
  const start = lines.positionAt(from).line;
  const end = lines.positionAt(from + text.length).line;
  return end > start ? [new FoldingRange(start, end)] : [];
}
