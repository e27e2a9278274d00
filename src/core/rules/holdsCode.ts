import { bracketContent } from '../kind/hint.ts';
import type { PlanNode } from '../plan/plan.ts';

/** Whether a section has a block of code that no field owns, itself or below a heading that the kind does not know. */
export function holdsCode({ parts, children }: PlanNode): boolean {
  const own = parts.some(({ part: { region, loose } }) =>
    loose.some((block) => {
      if (block.type !== 'fence' || !block.code) return false;
      const text = region.text.slice(block.code.from, block.code.to).trim();
      return text !== '' && bracketContent(text) === null;
    }),
  );
  return own || children.some(({ node }) => node.schema === null && holdsCode(node));
}
