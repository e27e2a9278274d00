import type { Block, Region } from '../markdown/block.ts';
import { labelsOf } from '../markdown/labels.ts';
import { slugOf } from '../markdown/title.ts';
import type { PlanNode } from '../plan/plan.ts';
import type { NamedId } from './idText.ts';
import { statedIn } from './phrases.ts';
import { itemPieces } from './pieces.ts';
import type { RawNode } from './rawNode.ts';
import type { TraceKind } from './schema.ts';
import { leadIn, strayNode } from './strays.ts';

/*
 * Criteria that a requirement lists itself, below a label that calls them so: `**Acceptance Criteria:**` above
 * `- AC-1: …`. They belong to it without naming it. Elsewhere in a requirement an id is a mention.
 */

const CALLED_CRITERIA = /(?:^|-)(?:criteri(?:a|on)|acs?)$/;

/** An id with a mark and words behind it, bold or not: `AC-1: it is kept`, and neither `AC-1, AC-2` nor `AC-1 covers it`. */
const TOLD = /^[\s*_`]*[\p{L}\d.-]+[*_`]*\s*(?:[([][^()[\]]*[)\]])?[\s*_`]*(?:[:：]|\s[–—-]\s)[\s*_]*\S+\s+\S/u;

const LISTS = { isLead: () => true, isGroup: () => false };

/** The criteria that a requirement lists; `requirement` is its id. */
export function listedCriteria(node: PlanNode, requirement: NamedId, traced: TraceKind): readonly RawNode[] {
  const { criteria } = traced;
  const bare = criteria?.prefix?.replace(/-$/, '');
  if (!criteria || bare === undefined) return [];
  return node.parts.flatMap(({ part: { region }, at }) => {
    if (!region.text.includes(bare)) return [];
    const items = listsIn(region).flatMap((block) => (block.type === 'list' ? block.items : []));
    return items
      .flatMap((item) => itemPieces(region, item, at, LISTS))
      .flatMap((piece) => {
        const found = TOLD.test(piece.lead) ? leadIn(piece.lead, [criteria], traced) : null;
        if (!found) return [];
        const made = strayNode(piece, found, traced);
        const lead = { text: piece.lead, id: found.id, leading: 0, end: found.to, task: piece.task };
        // The place is that of its own id: what else stands in the line is a mention.
        const named = [requirement, ...statedIn(lead, traced).filter(({ id }) => id !== requirement.id)];
        const ids = named.map((one) => ({ ...one, ...made.span }));
        return [{ ...made, places: { ...made.places, requirements: { ...made.span, text: requirement.id, ids } } }];
      });
  });
}

/** What stands below labels that call it criteria: bold lines, and labels in a paragraph or an item. */
function listsIn(region: Region): readonly Block[] {
  const { head, text } = region;
  const labelled = labelsOf(region).flatMap((one) => one.labelled);
  const below = labelled.flatMap(({ label, blocks }) => (isCriteria(label) ? blocks : []));
  return head?.type === 'bold' && isCriteria(text.slice(head.title.from, head.title.to))
    ? [...region.blocks, ...below]
    : below;
}

const isCriteria = (label: string): boolean => CALLED_CRITERIA.test(slugOf(label));
