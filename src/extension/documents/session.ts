import { Disposable, l10n, type TextDocument } from 'vscode';
import type { Intent } from '../../core/edit/intent.ts';
import type { NewHasher } from '../../core/gates/hash.ts';
import type { DecisionHistory } from '../../core/gates/history.ts';
import type { Kind } from '../../core/kind/kind.ts';
import { readPlan } from '../../core/plan/readPlan.ts';
import type { RelatedPlan } from '../../core/rules/rule.ts';
import type { RuleEngine } from '../../core/rules/engine.ts';
import { keptText } from '../../workspace/keptTexts.ts';
import { candidatePaths } from '../../workspace/paths.ts';
import { late } from '../late/late.ts';
import { applyTextEdits } from './applyTextEdits.ts';
import type { Approver } from './approver.ts';
import { CountedEvent } from './countedEvent.ts';
import type { Deciding } from './deciding.ts';
import { EditQueue } from './editQueue.ts';
import { readOnlyReason } from './encoding.ts';
import { judgePlan } from './judge.ts';
import type { Location } from './location.ts';
import { failed, moved, refusal } from './outcome.ts';
import { planIntents } from './planIntents.ts';
import type { PlanFolder } from './planFolder.ts';
import type { DecisionRequest, DocumentSession, EditOutcome, IntentsFor, PlanState } from './planState.ts';
import { ruleEngineFor } from './ruleSettings.ts';

export interface SessionOptions {
  readonly document: TextDocument;
  readonly kind: Kind;
  readonly location: Location;
  readonly folder: PlanFolder;
  readonly history: DecisionHistory;
  readonly readOnly: string;
  readonly newHasher: NewHasher;
  readonly approver: Approver;
}

/** How often an edit is planned, each time on what the document holds by then: somebody may type beside it. */
const ATTEMPTS = 20;
/** A workflow names documents, which name the workflow; what these name is not judged. */
const MOST_DEPTH = 3;

const MOST_FILES = 10_000;

/** The one reader and the one writer of an open document. What it knows follows the document, never the other way round. */
export class PlanSession implements DocumentSession {
  readonly document: TextDocument;
  readonly #options: SessionOptions;
  readonly #queue = new EditQueue();
  readonly #changed = new CountedEvent<PlanState>();
  readonly #subscriptions: Disposable;
  #kind: Kind;
  #engine: RuleEngine;
  #history: DecisionHistory;
  #readOnly: string;
  #state: PlanState;
  /** Something else than the text changed: the same version has to be judged again. */
  #outdated = false;
  /** Subscribers are yet to be told. */
  #due = false;
  /** Answers of the index by the paths of the document: a plan names thousands, and each is asked for at every key. */
  readonly #files = new Map<string, boolean | null>();

  constructor(options: SessionOptions) {
    this.document = options.document;
    this.#options = options;
    this.#kind = options.kind;
    this.#history = options.history;
    this.#readOnly = options.readOnly;
    this.#engine = ruleEngineFor(options.document.uri);
    this.#state = this.#read();
    this.#subscriptions = Disposable.from(
      this.#changed,
      options.folder.index.onDidChange(() => {
        this.#files.clear();
        this.judgeAgain();
      }),
      options.folder.related.onDidChange(() => this.judgeAgain()),
      options.folder.gates.onDidChange(() => this.judgeAgain()),
      options.folder.onDidChangeDecisions(() => void this.reloadDecisions()),
    );
  }

  readonly onDidChange = this.#changed.event;

  /** How many follow the session. */
  get listeners(): number {
    return this.#changed.listeners;
  }

  get kind(): Kind {
    return this.#kind;
  }

  /** Where front matter ended when the document was last read. */
  get bodyStart(): number {
    return this.#state.plan.outline.bodyStart;
  }

  get readOnly(): string {
    return this.#readOnly;
  }

  get state(): PlanState {
    if (this.#outdated || this.#state.version !== this.document.version) {
      this.#outdated = false;
      this.#state = this.#read(this.#state);
      this.#schedule();
    }
    return this.#state;
  }

  /**
   * The text changed. Told once for all changes that arrive together, and before anything else that they set going: the
   * language service for Markdown, for one, occupies a processor with a large text for a tenth of a second.
   */
  textChanged(): void {
    this.#due = true;
    queueMicrotask(this.#tell);
  }

  judgeAgain(): void {
    this.#outdated = true;
    this.#schedule();
  }

  settingsChanged(): void {
    this.#engine = ruleEngineFor(this.document.uri);
    this.judgeAgain();
  }

  setKind(kind: Kind): void {
    if (kind === this.#kind) return;
    this.#kind = kind;
    this.judgeAgain();
  }

  /**
   * Looks at the disk again: the document was written, or read anew. Its decisions and what it refers to may have come
   * with the same pull, and watchers miss files in folders that were made in one go.
   */
  async checkDisk(): Promise<void> {
    this.#options.folder.related.readAgain();
    await Promise.all([this.#checkEncoding(), this.reloadDecisions()]);
  }

  async #checkEncoding(): Promise<void> {
    const reason = await readOnlyReason(this.document);
    if (reason === this.#readOnly) return;
    this.#readOnly = reason;
    this.judgeAgain();
  }

  async reloadDecisions(): Promise<void> {
    const history = await this.#options.folder.decisions.load(this.#options.location.path);
    if (sameHistory(history, this.#history)) return;
    this.#history = history;
    this.judgeAgain();
  }

  edit = (intents: readonly Intent[] | IntentsFor, expected?: string): Promise<EditOutcome> =>
    this.#queue.add(async () => {
      try {
        return await this.#edit(typeof intents === 'function' ? ({ plan }) => intents(plan) : () => intents, expected);
      } catch (error) {
        return failed(error);
      }
    });

  settled = async (): Promise<void> => {
    const { related } = this.#options.folder;
    for (let depth = 0; depth < MOST_DEPTH; depth++) {
      // Judging asks for the documents that are named; those may name others.
      const { gates } = this.state;
      if (gates.length === 0 || !related.isReading) return;
      await related.settled();
    }
  };

  decide = (request: DecisionRequest): Promise<EditOutcome> =>
    this.#inQueue(async (deciding) => (await late()).decideOn(deciding, request));

  setStatus = (status: string): Promise<EditOutcome> =>
    this.#inQueue(async (deciding) => (await late()).setStatusOf(deciding, status));

  approvedText = async (gate: string): Promise<string | null> => {
    const last = this.#history.decisions.findLast(
      ({ record }) => record.gate === gate && (record.type === 'approve' || record.type === 'acknowledge'),
    );
    if (!last) return null;
    const { decisions } = this.#options.folder;
    const kept = await keptText(decisions, last.record, this.state.plan.kind, this.#options.newHasher);
    return 'text' in kept ? kept.text : null;
  };

  dispose(): void {
    this.#due = false;
    this.#subscriptions.dispose();
  }

  // What may come in bursts is told at the end of them.
  #schedule(): void {
    if (this.#due) return;
    this.#due = true;
    setImmediate(this.#tell);
  }

  #tell = (): void => {
    if (!this.#due) return;
    let state: PlanState;
    try {
      // Reading asks for the very event that is being told, which does nothing while this one stands.
      state = this.state;
    } finally {
      this.#due = false;
    }
    this.#changed.fire(state);
  };

  #read(previous?: PlanState): PlanState {
    const { document } = this;
    const { version } = document;
    const text = previous?.version === version ? previous.plan.text : document.getText();
    const plan = readPlan(this.#kind, text, previous?.plan);
    const lines = previous && previous.plan.text === plan.text ? previous.lines : null;
    return judgePlan(plan, version, lines, {
      engine: this.#engine,
      around: { hasFile: this.#hasFile, related: this.#related },
      history: this.#history,
      newHasher: this.#options.newHasher,
      project: this.#options.folder.gates.project,
    });
  }

  #hasFile = (path: string): boolean | null => {
    let answer = this.#files.get(path);
    if (answer === undefined) {
      // Every key of a path that is being typed is another path.
      if (this.#files.size >= MOST_FILES) this.#files.clear();
      this.#files.set(path, (answer = this.#lookUp(path)));
    }
    return answer;
  };

  #related = (reference: string): RelatedPlan | null | undefined => {
    const { location, folder } = this.#options;
    const found = candidatePaths(location.path, reference).map((path) => folder.related.get(path));
    return found.find((plan) => plan != null) ?? (found.includes(undefined) ? undefined : null);
  };

  #lookUp(path: string): boolean | null {
    const { location, folder } = this.#options;
    const slash = location.path.lastIndexOf('/');
    const fromRoot = slash >= 0 && path.startsWith('./') ? false : folder.index.has('', path);
    if (fromRoot === true || slash < 0) return fromRoot;
    const beside = folder.index.has(location.path.slice(0, slash), path);
    if (beside === true) return true;
    return fromRoot === null || beside === null ? null : false;
  }

  // The snapshot is taken here, inside the queue: what was edited before is in it.
  async #edit(intentsFor: (state: PlanState) => readonly Intent[] | null, expected?: string): Promise<EditOutcome> {
    for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
      if (this.#readOnly !== '') return refusal('read-only', this.#readOnly);
      const { state } = this;
      const intents = intentsFor(state);
      if (!intents) return moved();
      const planned = planIntents(state.plan, intents, expected);
      if (!planned.ok) return planned;
      if (planned.edits.length === 0) return { ok: true, version: state.version };
      if (this.document.version !== state.version) continue;
      if (await applyTextEdits(this.document, state.lines, planned.edits)) {
        return { ok: true, version: this.state.version };
      }
    }
    return refusal('failed', l10n.t('The document was changed at the same moment. Try again.'));
  }

  #inQueue(task: (deciding: Deciding) => Promise<EditOutcome>): Promise<EditOutcome> {
    return this.#queue.add(async () => {
      try {
        if (this.#readOnly !== '') return refusal('read-only', this.#readOnly);
        return await task(this.#deciding());
      } catch (error) {
        return failed(error);
      }
    });
  }

  #deciding(): Deciding {
    const { folder, location, approver } = this.#options;
    return {
      document: this.document,
      path: location.path,
      decisions: folder.decisions,
      project: folder.gates.project,
      approver,
      current: () => this.state,
      apply: (intentsFor) => this.#edit(intentsFor),
      reload: () => this.reloadDecisions(),
    };
  }
}

// Records never change under their name.
function sameHistory(a: DecisionHistory, b: DecisionHistory): boolean {
  const names = ({ decisions, problems }: DecisionHistory): string =>
    JSON.stringify([decisions.map(({ name }) => name), problems]);
  return names(a) === names(b);
}
