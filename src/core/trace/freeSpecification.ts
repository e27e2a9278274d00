import type { PlainLine } from '../markdown/plainLines.ts';
import { plainLines } from '../markdown/plainLines.ts';
import type { Topic } from './specificationTopics.ts';
import { rankOfProblem, topicOf } from './specificationTopics.ts';
import { greatest } from '../lists.ts';

/*
 * Specifications as people write them without our template: stories, criteria, requirements and questions by their ids
 * (`FR-1`, `AC2`, `RQ 3`), by given, when and then, and by the headings that they stand under.
 */

export interface FreeEntry {
  readonly label: string;
  readonly text: string;
  /** The id of the story that it stands under. */
  readonly story: string | null;
}

export interface FreeSpecification {
  readonly problem: string;
  readonly stories: readonly FreeEntry[];
  readonly criteria: readonly FreeEntry[];
  readonly requirements: readonly FreeEntry[];
  readonly quality: readonly FreeEntry[];
  readonly questions: readonly FreeEntry[];
  readonly constraints: readonly string[];
  readonly dependencies: readonly string[];
  readonly leftOut: readonly string[];
}

type Listed = 'stories' | 'criteria' | 'requirements' | 'quality' | 'questions';
type Plain = 'constraints' | 'dependencies' | 'leftOut';

const ID = /^(US|AC|SC|FR|NFR|RQ|OQ|Q)[- ]?(\d+(?:\.\d+)*)\b[\s:：.)–—-]*(.*)$/;
const LISTS: Readonly<Record<string, Listed>> = {
  US: 'stories',
  AC: 'criteria',
  SC: 'criteria',
  FR: 'requirements',
  NFR: 'quality',
  RQ: 'questions',
  OQ: 'questions',
  Q: 'questions',
};
const PREFIX: Readonly<Record<Listed, string>> = {
  stories: 'US',
  criteria: 'AC',
  requirements: 'FR',
  quality: 'NFR',
  questions: 'RQ',
};
const BY_TOPIC: Readonly<Partial<Record<Topic, Listed | Plain>>> = {
  criteria: 'criteria',
  quality: 'quality',
  requirement: 'requirements',
  question: 'questions',
  constraint: 'constraints',
  dependency: 'dependencies',
  'left-out': 'leftOut',
};

const STORY_HEAD = /^(?:user\s+story|story)\s*#?(\d+)\b[\s:：.)–—-]*(.*)$/i;
const AS_A = /^as an? /i;
const SCENARIO = /\bgiven\b.*\bwhen\b.*\bthen\b/i;
/** Items that are headings stand below all others. */
const ITEMS = 8;
const STEP = /^(?:when|then|and|but)\b/i;
/** What says that there is nothing, and what is still a hint. */
const NOTHING =
  /^[^\p{L}\p{N}]*(?:(?:none|n\/a|nothing|tbd|todo)\b[^\p{L}\p{N}]*|\[[^\]]*\][^\p{L}\p{N}]*)?$|[:：]\s*\[[^\]]*\]$/iu;
/** What stands among dependencies, and is none. */
const FOLLOWS = /^(?:blocks|blocking|related|relates|affects|enables|see)\b/i;

interface Head {
  readonly level: number;
  readonly text: string;
  readonly topic: Topic | null;
  /** The story that begins here. */
  readonly story: Draft | null;
}

interface Draft {
  /** Null until all are known: then it gets a number that none has. */
  readonly label: string | null;
  text: string;
  readonly story: Draft | null;
}

/** Reads line after line; what it is about follows from the headings above it. */
class Reader {
  readonly lists: Record<Listed, Draft[]> = {
    stories: [],
    criteria: [],
    requirements: [],
    quality: [],
    questions: [],
  };
  readonly plain: Readonly<Record<Plain, string[]>> = { constraints: [], dependencies: [], leftOut: [] };
  problem = '';
  #rank = Infinity;
  #heads: readonly Head[] = [];
  /** The item that was read last: what is indented below it are its details. */
  #last: { readonly indent: number; readonly draft: Draft | null } | null = null;

  read(line: PlainLine): void {
    if (line.type === 'item') return this.#item(line);
    this.#last = null;
    if (line.type === 'head') this.#head(line.level, line.text);
    else if (line.type === 'text') this.#text(line.text);
    else this.#row(line.cells);
  }

  #head(level: number, text: string): void {
    this.#close(level);
    this.#heads = [...this.#heads, { level, text, topic: topicOf(text), story: this.#headed(text) }];
  }

  #headed(text: string): Draft | null {
    const [, number, named = ''] = STORY_HEAD.exec(text) ?? [];
    if (number !== undefined)
      return this.#push('stories', `US-${number}`, named.replace(/\s*[(（][^()（）]*[)）]$/, ''));
    if (AS_A.test(text) && this.#topic() === 'story') return this.#push('stories', null, text);
    const draft = this.#byId(text);
    return draft && this.lists.stories.includes(draft) ? draft : null;
  }

  #row([first = '', ...rest]: readonly string[]): void {
    // The column after the id may be a short one: a priority, a state.
    if (ID.test(first)) this.#byId(`${first}: ${rest.find((cell) => cell.includes(' ')) ?? rest[0] ?? ''}`);
  }

  #item({ indent, text, done, announces }: PlainLine & { readonly type: 'item' }): void {
    const level = ITEMS + indent;
    this.#close(level);
    const last = this.#last;
    if (last?.draft && STEP.test(text) && /^given\b/i.test(last.draft.text)) last.draft.text += `, ${text}`;
    else if (announces && topicOf(text) !== null && !ID.test(text)) {
      // "- **Acceptance Criteria:**" with a list below it.
      this.#head(level, text);
      this.#last = null;
    } else if (last === null || indent <= last.indent || ID.test(text) || /^given\b/i.test(text)) {
      // A question that is ticked off, or struck through, is answered.
      const isDone = this.#topic() === 'question' && (done || text.startsWith('~~'));
      this.#last = { indent, draft: isDone ? null : this.#take(text) };
    }
  }

  #text(text: string): void {
    const [, label = '', said = ''] = /^(\p{L}[\p{L} -]{2,40}?)\s*[:：]\s*(\S.*)$/u.exec(text) ?? [];
    const labelled = topicOf(label);
    const topic = labelled ?? this.#topic();
    const own = labelled === null ? text : said;
    if (topic === 'problem') {
      const title = labelled === null ? (this.#heads.findLast((head) => head.topic !== null)?.text ?? '') : label;
      this.#problem(own, rankOfProblem(title));
    } else if (labelled !== null || ID.test(own) || SCENARIO.test(own) || (topic === 'story' && AS_A.test(own)))
      this.#take(own, topic);
  }

  #problem(text: string, rank: number): void {
    if (rank >= this.#rank || NOTHING.test(text) || /^[*_].*[*_]$/.test(text)) return;
    this.problem = text;
    this.#rank = rank;
  }

  #take(text: string, topic = this.#topic()): Draft | null {
    if (NOTHING.test(text)) return null;
    const list = topic === null ? undefined : BY_TOPIC[topic];
    if (list === 'leftOut') this.plain.leftOut.push(text);
    else if (ID.test(text)) return this.#byId(text);
    else if (SCENARIO.test(text) || (/^given\b/i.test(text) && (topic === 'criteria' || this.#story() !== null)))
      return this.#push('criteria', null, text);
    else if (list === 'constraints' || (list === 'dependencies' && !FOLLOWS.test(text))) this.plain[list].push(text);
    else if (list === 'dependencies') return null;
    else if (list !== undefined) return this.#push(list, null, text);
    else if (topic === 'story' && AS_A.test(text) && this.#story() === null) return this.#push('stories', null, text);
    return null;
  }

  #byId(text: string): Draft | null {
    const [, prefix = '', number = '', said = ''] = ID.exec(text) ?? [];
    const list = LISTS[prefix];
    if (list === undefined || (prefix === 'Q' && this.#topic() !== 'question')) return null;
    const label = `${list === 'questions' ? PREFIX.questions : prefix}-${number}`;
    // An id that is there already is named, and not declared again; criteria may count anew in each story.
    const isNamed = this.lists[list].some(
      (one) => one.label === label && (list !== 'criteria' || one.story === this.#story()),
    );
    return isNamed ? null : this.#push(list, label, said);
  }

  #push(list: Listed, label: string | null, text: string): Draft | null {
    if (NOTHING.test(text)) return null;
    const draft: Draft = { label, text: text.trim(), story: list === 'stories' ? null : this.#story() };
    this.lists[list].push(draft);
    return draft;
  }

  #close(level: number): void {
    this.#heads = this.#heads.filter((head) => head.level < level);
  }

  readonly #topic = (): Topic | null => this.#heads.findLast(({ topic }) => topic !== null)?.topic ?? null;
  readonly #story = (): Draft | null => this.#heads.findLast(({ story }) => story !== null)?.story ?? null;
}

/** Reads a specification in any notation. Never throws. */
export function readFreeSpecification(text: string): FreeSpecification {
  const reader = new Reader();
  for (const line of plainLines(text)) reader.read(line);
  const { requirements } = reader.lists;
  // Where requirements have ids, what has none beside them is something else: the entities that they speak of.
  if (requirements.some(({ label }) => label !== null))
    reader.lists.requirements = requirements.filter(({ label }) => label !== null);
  const labels = new Map<Draft, string>();
  for (const list of ['stories', 'criteria', 'requirements', 'quality', 'questions'] as const)
    numberAll(reader.lists[list], PREFIX[list], labels);
  const entries = (list: Listed): readonly FreeEntry[] =>
    reader.lists[list].map((draft) => ({
      label: labels.get(draft) ?? '',
      text: draft.text,
      story: draft.story && (labels.get(draft.story) ?? null),
    }));
  return {
    problem: reader.problem,
    stories: entries('stories'),
    criteria: entries('criteria'),
    requirements: entries('requirements'),
    quality: entries('quality'),
    questions: entries('questions'),
    ...reader.plain,
  };
}

/** What has no id of its own counts on from the highest. */
function numberAll(drafts: readonly Draft[], prefix: string, labels: Map<Draft, string>): void {
  const numbers = drafts.map(({ label }) =>
    label?.startsWith(`${prefix}-`) ? parseInt(label.slice(prefix.length + 1)) : 0,
  );
  let next = greatest(numbers, 0) + 1;
  for (const draft of drafts) labels.set(draft, draft.label ?? `${prefix}-${next++}`);
}
