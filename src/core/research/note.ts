import { slugOf } from '../markdown/title.ts';
import { readOutline } from '../markdown/outline.ts';
import { decodeSlot, encodeSlot } from '../markdown/slotText.ts';
import { ONE_LINE } from '../fields/place.ts';
import type { SlotFrame } from '../markdown/slotText.ts';

/** What was found about a question. */
export interface Research {
  readonly question: string;
  /** The question's id in its plan. */
  readonly id: string;
  /** The plan that asks, as the note names it. */
  readonly plan: string;
  readonly findings: readonly string[];
  readonly sources: readonly string[];
  /** Who found it: a person, or the model that was asked. */
  readonly by: string;
  /** `2026-01-31`. */
  readonly date: string;
}

const LONGEST = 60;

/** What begins an item could open a block in it. */
const ITEM: SlotFrame = { indent: '  ', leads: false, blank: 'line', labels: false };

/** The path of a note about a question: `knowledge/rate-limits-2026-01-31.md`. */
export function notePath(question: string, date: string): string {
  const slug = slugOf(question)
    .slice(0, LONGEST)
    .replace(/-[^-]*$/, (end, at: number) => (at + end.length < LONGEST ? end : ''));
  return `knowledge/${slug || 'question'}-${date}.md`;
}

/** The text of a note. What was found cannot become structure of the note. */
export function noteText({ question, id, plan, findings, sources, by, date }: Research): string {
  const list = (items: readonly string[]): string => items.map((item) => `- ${encodeSlot(item, ITEM)}`).join('\n');
  return [
    `# ${encodeSlot(question, ONE_LINE)}`,
    `- **Date:** ${date}\n- **Asked in:** \`${plan}\`, ${id}\n- **Found by:** ${encodeSlot(by, ONE_LINE)}`,
    `## Findings\n\n${list(findings)}`,
    `## Sources\n\n${sources.length === 0 ? 'None were named.' : list(sources)}`,
    '',
  ]
    .join('\n\n')
    .replace(/\n+$/, '\n');
}

/** What a note says was found, one finding an item; nothing where it has no such list. */
export function findingsIn(text: string): readonly string[] {
  const found = readOutline(text).regions.find(
    ({ region: { head, text: own } }) => head !== null && /^findings$/i.test(own.slice(head.title.from, head.title.to)),
  );
  if (!found) return [];
  const { blocks, text: own } = found.region;
  return blocks.flatMap((block) =>
    block.type === 'list'
      ? block.items
          .map(({ content, to }) => decodeSlot(own.slice(content, to), ITEM).replace(/\s+/g, ' '))
          .filter((item) => item !== '')
      : [],
  );
}

/** What an agent is asked to find out, and where it puts what it found. */
export const briefText = (question: string, id: string, plan: string, path: string): string =>
  [
    `Research this question, and nothing else: ${question}`,
    `It is ${id} of \`${plan}\`. Save what you find to \`${path}\`, with these parts:`,
    '- a heading with the question\n- **Date**, and **Asked in** with the plan and the id\n- `## Findings`, one line each, the most important first\n- `## Sources`, one line each, with what the source says',
    'Say so where you found nothing or where sources disagree. Decide nothing: the plan does.',
  ].join('\n\n') + '\n';
