import type { GateReport } from '../gates/gate.ts';
import type { NewHasher } from '../gates/hash.ts';
import { questionsIn } from '../gates/questions.ts';
import type { Plan } from '../plan/plan.ts';
import { findSection } from '../kind/kind.ts';
import { eachOf } from '../plan/facts.ts';
import { unconfirmedIn } from '../trace/assumptions.ts';
import { criteriaOf } from '../trace/criteria.ts';
import { entriesOf } from '../trace/entries.ts';
import { bullets, document, section } from './markdown.ts';
import { versionOf } from './output.ts';
import { requestText, titleOf } from './request.ts';
import type { PromptSchema } from './readPrompt.ts';
import type { WrittenText } from './written.ts';
import { itemsWithRole, writtenText } from './written.ts';
import { greatest } from '../lists.ts';

/** A prompt for one agent: it works alone, without the document. */
export interface Prompt {
  readonly schema: PromptSchema;
  readonly text: string;
  /** The sections that it should carry, and that hold nothing yet. */
  readonly unwritten: readonly Unwritten[];
}

/** A section that nobody has written. */
export interface Unwritten {
  readonly id: string;
  /** Its number and title. */
  readonly name: string;
}

/** Says which sections a prompt lacks; empty where it lacks none. */
export function unwrittenText({ schema, unwritten }: Pick<Prompt, 'schema' | 'unwritten'>): string {
  if (unwritten.length === 0) return '';
  const all = schema.sections.length;
  const lacks =
    unwritten.length === all
      ? 'None of its sections is written yet'
      : `Not written yet, ${unwritten.length} of its ${all} sections`;
  return `${lacks}: ${unwritten.map(({ name }) => name).join(', ')}.`;
}

/** Why prompts of a document are not handed out; empty if they are. */
export function promptReason({ gate: wanted }: PromptSchema, gates: readonly GateReport[]): string {
  const report = wanted === null ? null : gates.find(({ gate }) => gate.id === wanted);
  if (!report || report.passed) return '';
  const { gate, questions, blocking, message } = report;
  const [first] = blocking;
  const open = [counted(blocking.length, 'finding'), counted(questions, 'open question')].filter((one) => one !== '');
  const held =
    open.length === 0 ? '' : `${open.join(' and ')} ${blocking.length + questions === 1 ? 'holds' : 'hold'} it.`;
  const why = message !== '' ? message : [held, first?.message ?? ''].join(' ').trim();
  return `Checkpoint "${gate.title}" is shut. ${why}`;
}

const counted = (count: number, one: string): string => (count === 0 ? '' : `${count} ${one}${count === 1 ? '' : 's'}`);

/** `file` is the document as agents find it. */
export function promptOf(plan: Plan, schema: PromptSchema, file: string, newHasher: NewHasher): Prompt {
  const sections = schema.sections.map((id) => ({ id, written: writtenText(plan, id) }));
  // An optional section that was left out says that it does not apply.
  const isWritten = (id: string, written: WrittenText | null): boolean =>
    written ? !written.isEmpty : (findSection(plan.kind.sections, id)?.optional ?? false);
  const unwritten = sections
    .filter(({ id, written }) => !isWritten(id, written))
    .map(({ id }) => ({ id, name: nameOf(plan, id) }));
  const lacks = unwrittenText({ schema, unwritten });
  const lacking = new Set(unwritten.map(({ id }) => id));
  const text = [
    `# ${schema.title}: ${titleOf(plan)}`,
    schema.task,
    sourceOf(plan, file, newHasher),
    // First of all: who reads on would take what is there for the whole.
    lacks === '' ? '' : `**${lacks}** Ask before you decide anything about ${unwritten.length === 1 ? 'it' : 'them'}.`,
    section('Rules', bullets(schema.rules)),
    section('Request', requestOf(plan)),
    ...sections.map(({ id, written }) => (written && !lacking.has(id) ? written.text : '')),
    section('Answered questions', answersOf(plan)),
    section('Assumptions that nobody has confirmed', assumptionsOf(plan)),
    section('Constraints', bullets(itemsWithRole(plan, 'constraints'))),
    section('Acceptance criteria', bullets(criteriaLines(plan, schema.sections))),
  ];
  return { schema, text: document(...text), unwritten };
}

function nameOf(plan: Plan, id: string): string {
  const schema = findSection(plan.kind.sections, id);
  const title = plan.node(id)?.node.title ?? schema?.title ?? id;
  return schema && schema.number !== null ? `${schema.number}. ${title}` : title;
}

const sourceOf = (plan: Plan, file: string, newHasher: NewHasher): string =>
  `From \`${file}\`, version ${versionOf(plan, newHasher)}. Where the two differ, the document counts.`;

function requestOf(plan: Plan): string {
  const text = requestText(plan);
  if (text.trim() === '') return '';
  const runs = Array.from(text.matchAll(/`+/g), ([run]) => run.length);
  const fence = '`'.repeat(greatest(runs, 2) + 1);
  return `${fence}text\n${text}\n${fence}`;
}

const answersOf = (plan: Plan): string =>
  bullets(
    questionsIn(plan)
      .filter(({ item }) => item.answered)
      .map(({ item }) => `${item.slot.text}\n${item.answer?.text ?? 'Settled.'}`),
  );

function assumptionsOf(plan: Plan): string {
  const open: string[] = [];
  eachOf(unconfirmedIn(plan.root, plan.kind), (text) => open.push(text));
  if (open.length === 0) return '';
  return `Raise each of these with a person before you do anything that rests on it.\n\n${bullets(open)}`;
}

/** Every acceptance criterion in one line each: of stories, and of lists. Those of sections that go with it stand there. */
const criteriaLines = (plan: Plan, sections: readonly string[]): readonly string[] => [
  ...(entriesOf(plan, 'criterion').every(({ node }) => sections.some((id) => node.id.startsWith(`${id}/`)))
    ? []
    : criteriaOf(plan).flatMap(({ id, text }) => (text === '' ? [] : [`${id}: ${text}`]))),
  ...itemsWithRole(plan, 'criteria'),
];
