import type { ItemBlock } from '../markdown/block.ts';
import { itemsIn, ONE_LINE } from '../fields/place.ts';
import { encodeSlot } from '../markdown/slotText.ts';
import { applyEdits, minimalEdit } from '../markdown/textEdit.ts';
import type { LocatedNode, Plan } from '../plan/plan.ts';
import { readPlan } from '../plan/readPlan.ts';
import type { Planned } from './change.ts';
import { refuse } from './change.ts';
import { insertContainer, levelIn, ownSpan, shiftHeadings } from './insertion.ts';
import type { IntentOf } from './intent.ts';
import { contentEnd, indentOf } from './lines.ts';
import { inDocument } from './slot.ts';

export interface ChangeLine {
  readonly time: string;
  readonly text: string;
}

/** The node that holds the change log: the section whose role says so. */
export function changeLogNode(plan: Plan): LocatedNode | null {
  for (const located of plan.walk()) {
    if (located.node.schema?.role === 'changelog') return located;
  }
  return null;
}

interface LogItem {
  readonly item: ItemBlock;
  readonly text: string;
  readonly start: number;
}

function logItems({ node, start }: LocatedNode): LogItem[] {
  return node.parts.flatMap(({ part, at }) =>
    itemsIn(part.region.blocks).map((item) => ({
      item,
      start: start + at,
      text: part.region.text.slice(item.content, item.to),
    })),
  );
}

/** The lines of the change log, as they stand in the document. The time is empty where a line has none. */
export function changeLines(plan: Plan): ChangeLine[] {
  const log = changeLogNode(plan);
  if (!log) return [];
  return logItems(log).map(({ text }) => {
    const stamp = /^(?:\*\*)?\[([^\]]*)\](?:\*\*)?\s*/.exec(text);
    return { time: stamp?.[1] ?? '', text: text.slice(stamp?.[0].length ?? 0).trim() };
  });
}

/** Appends a line, newest last. A document without a change log gets one, where the template has it. */
export function appendChange(plan: Plan, intent: IntentOf<'appendChange'>): Planned {
  const schema = plan.kind.sections.find((section) => section.role === 'changelog');
  if (!schema) return refuse('invalid', `Documents of the kind "${plan.kind.id}" have no change log.`);
  let current = plan;
  if (!changeLogNode(plan)) {
    const root = plan.node(plan.root.id);
    if (!root) return refuse('invalid', 'The document cannot be read.');
    const source = shiftHeadings(schema.source, schema.level, levelIn(plan, root, schema));
    current = readPlan(plan.kind, applyEdits(plan.text, [insertContainer(plan, root, schema, source)]), plan);
  }
  const text = appended(current, `**[${intent.time}]** ${encodeSlot(intent.text, ONE_LINE)}`);
  const edit = text === null ? null : minimalEdit(plan.text, text);
  if (!edit) return refuse('unsafe', 'The change log could not be found again. Add the line in the Markdown editor.');
  const log = changeLogNode(current)?.node.id ?? schema.id;
  return {
    ok: true,
    edits: [edit],
    allows: (changed) => changed === log || changed.startsWith(`${log}#`) || changed === `${plan.root.id}#order`,
    holds: (after) => changeLines(after).at(-1)?.time === intent.time,
  };
}

function appended(plan: Plan, line: string): string | null {
  const log = changeLogNode(plan);
  if (!log) return null;
  const last = logItems(log).at(-1);
  const at = last ? last.start + last.item.to : contentEnd(plan.text, ownSpan(plan, log));
  const lead = last ? `\n${indentOf(plan.text, last.start + last.item.from)}` : '\n\n';
  return applyEdits(plan.text, [{ from: at, to: at, insert: inDocument(plan, `${lead}- ${line}`) }]);
}
