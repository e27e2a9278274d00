import type { Region } from '../markdown/block.ts';
import { shift } from '../markdown/span.ts';
import type { Found, NodeRule } from './rule.ts';

/** A rule about the text itself, whatever it means: each region is looked at once. */
export function regionRule(
  { code, severity, title }: Pick<NodeRule, 'code' | 'severity' | 'title'>,
  look: (region: Region) => readonly Found[],
): NodeRule {
  const check: NodeRule['check'] = (node) => {
    const found: Found[] = [];
    for (const { part, at } of node.parts) {
      const here = part.region.keep(look, () => look(part.region));
      for (const one of here) found.push({ ...one, span: shift(one.span, at) });
    }
    return found;
  };
  return { code, severity, title, reads: 'node', check };
}
