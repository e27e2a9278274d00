import { decisionRecordSchema } from '../contract/decision.ts';
import type { DecisionRecord, StoredDecision } from '../core/gates/decision.ts';
import type { NewHasher } from '../core/gates/hash.ts';
import type { DecisionHistory } from '../core/gates/history.ts';
import { canonicalJson } from './canonicalJson.ts';
import { decodeText, encodeText } from './decode.ts';
import type { FileStore } from './fileStore.ts';
import { FileStoreError } from './fileStore.ts';
import { addAll } from '../core/lists.ts';

export const DECISIONS_FOLDER = '.planwright/decisions';

type Problem = DecisionHistory['problems'][number];

/**
 * The decisions on documents, one file each, beside the text that was decided on. Files are created and never changed,
 * and named after what they hold: an edit, a rename or a deletion shows.
 */
export class DecisionStore {
  readonly #files: FileStore;
  readonly #newHasher: NewHasher;

  constructor(files: FileStore, newHasher: NewHasher) {
    this.#files = files;
    this.#newHasher = newHasher;
  }

  /** What was decided on a document. Records that are broken become problems; the others count. Never rejects. */
  async load(document: string): Promise<DecisionHistory> {
    const folder = folderOf(document);
    let names: string[];
    try {
      const entries = await this.#files.list(folder);
      names = entries.filter(({ name, type }) => type === 'file' && name.endsWith('.json')).map(({ name }) => name);
    } catch (error) {
      return { decisions: [], problems: [{ file: folder, message: messageOf(error) }] };
    }
    const read = await Promise.all(names.map((name) => this.#read(document, `${folder}/${name}`, name)));
    const decisions = read.flatMap((one) => ('record' in one ? [one] : []));
    const problems = read.flatMap((one) => ('record' in one ? [] : [one]));
    addAll(problems, deletions(decisions, new Set(names), folder));
    decisions.sort(byTime);
    return { decisions, problems: problems.sort((a, b) => (a.file < b.file ? -1 : 1)) };
  }

  /**
   * Adds a decision, and the text that it is about unless that is kept already. The text goes first: no record is
   * ever without it. Adding the same record again changes nothing.
   * @throws FileStoreError if a file cannot be written
   */
  async append(record: DecisionRecord, approvedText: string): Promise<StoredDecision> {
    // What could not be read back must not be written.
    decisionRecordSchema.parse(record);
    const folder = folderOf(record.document);
    await this.#createOnce(`${folder}/${textNameOf(record.digest)}`, approvedText);
    const name = this.nameOf(record);
    await this.#createOnce(`${folder}/${name}`, canonicalJson({ ...record }));
    return { name, record };
  }

  /** The text that a decision is about, as it was kept; null if it is gone or unreadable. */
  async decidedText(document: string, digest: string): Promise<string | null> {
    try {
      const decoded = decodeText(await this.#files.read(this.textPath(document, digest)));
      return decoded.ok ? decoded.text : null;
    } catch {
      return null;
    }
  }

  /** Where the text that a decision is about is kept. */
  textPath(document: string, digest: string): string {
    return `${folderOf(document)}/${textNameOf(digest)}`;
  }

  /** `20261121T093000Z-design-<sha256>.json`: names sort by time, and each says what the file must hold. */
  nameOf(record: DecisionRecord): string {
    const hasher = this.#newHasher();
    hasher.update(canonicalJson({ ...record }));
    const time = record.time.replace(/[-:]/g, '');
    return `${time}-${record.gate.replace(/[^A-Za-z0-9-]+/g, '-')}-${hasher.digest()}.json`;
  }

  async #createOnce(path: string, text: string): Promise<void> {
    try {
      await this.#files.create(path, encodeText(text));
    } catch (error) {
      if (!(error instanceof FileStoreError && error.code === 'exists')) throw error;
    }
  }

  async #read(document: string, file: string, name: string): Promise<StoredDecision | Problem> {
    let bytes: Uint8Array;
    try {
      bytes = await this.#files.read(file);
    } catch (error) {
      return { file, message: messageOf(error) };
    }
    const decoded = decodeText(bytes);
    if (!decoded.ok) return { file, message: decoded.problem.message };
    const record = parseRecord(decoded.text);
    if (typeof record === 'string') return { file, message: `${record} ${RESTORE}` };
    if (record.document !== document) {
      return { file, message: `This decision is about ${record.document}, so it does not count here. Move it back.` };
    }
    if (this.nameOf(record) !== name) {
      const message = `The name does not fit the content: the record was edited or renamed, and does not count. ${RESTORE}`;
      return { file, message };
    }
    return { name, record };
  }
}

const RESTORE = 'Restore it from version control, or decide again.';

function parseRecord(text: string): DecisionRecord | string {
  let data: unknown;
  try {
    data = JSON.parse(text);
  } catch {
    return 'The decision is not JSON: it is half-written, or was edited.';
  }
  const result = decisionRecordSchema.safeParse(data);
  if (result.success) return result.data;
  const issue = result.error.issues[0];
  const where = issue && issue.path.length > 0 ? ` ("${issue.path.map(String).join('.')}")` : '';
  return `The decision lacks something, or holds what does not belong there${where}.`;
}

function deletions(decisions: readonly StoredDecision[], names: ReadonlySet<string>, folder: string): Problem[] {
  const missing = new Set<string>();
  for (const { record } of decisions) {
    if (record.previous !== null && !names.has(record.previous)) missing.add(record.previous);
  }
  return [...missing].map((name) => ({
    file: `${folder}/${name}`,
    message: `A decision was deleted: a later one names it as the one before it. ${RESTORE}`,
  }));
}

function byTime(a: StoredDecision, b: StoredDecision): number {
  const [left, right] = a.record.time === b.record.time ? [a.name, b.name] : [a.record.time, b.record.time];
  return left < right ? -1 : left > right ? 1 : 0;
}

function folderOf(document: string): string {
  if (document.split('/').some((part) => part === '' || part === '..')) {
    throw new FileStoreError(
      'unreadable',
      document,
      `${document} lies outside the workspace folder; decisions are kept inside it.`,
    );
  }
  return `${DECISIONS_FOLDER}/${document}`;
}

const textNameOf = (digest: string): string => `${digest.slice(digest.lastIndexOf(':') + 1)}.md`;

const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));
