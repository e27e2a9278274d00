import {
  fromHostSchema,
  type FromHost,
  type Notice,
  type Reply,
  type Request,
} from '../../../src/contract/messages.ts';

export type Accepted = Extract<Reply, { ok: true }>;
type Refused = Extract<Reply, { ok: false }>;

/** Why a request came to nothing: the host's word, or that none came in time. */
export interface Failure {
  readonly ok: false;
  readonly code: Refused['code'] | 'time-out' | 'disposed';
  readonly message: string;
  readonly current?: string;
}

export type Outcome = Accepted | Failure;
export type Push = Exclude<FromHost, { type: 'reply' }>;

type WithoutId<T> = T extends unknown ? Omit<T, 'id'> : never;
/** A request before the channel has numbered it. */
export type Ask = WithoutId<Request>;

/** The host may ask the person something before it answers these: a name, a file. People take their time. */
const PATIENT: ReadonlySet<Request['type']> = new Set([
  'decide',
  'handOn',
  'export',
  'reflectByModel',
  'draft',
] as const);

interface Waiting {
  readonly resolve: (outcome: Outcome) => void;
  /** Null where there is no limit. */
  readonly timer: ReturnType<typeof setTimeout> | null;
}

export interface ChannelOptions {
  readonly post: (message: Request | Notice) => void;
  readonly onPush: (push: Push) => void;
  readonly timeOut?: number;
}

/**
 * Requests with exactly one outcome each, and what the host sends by itself. Nothing rejects: a caller that forgets to
 * look at an outcome cannot leave a rejection behind.
 */
export class Channel {
  readonly #options: ChannelOptions;
  readonly #waiting = new Map<number, Waiting>();
  #lastId = 0;
  #disposed = false;

  constructor(options: ChannelOptions) {
    this.#options = options;
  }

  newId(): number {
    this.#lastId += 1;
    return this.#lastId;
  }

  request(ask: Ask, id = this.newId()): Promise<Outcome> {
    if (this.#disposed) return Promise.resolve(failure('disposed'));
    return new Promise((resolve) => {
      const most = this.#options.timeOut ?? 15_000;
      const timer = PATIENT.has(ask.type) ? null : setTimeout(() => this.#settle(id, failure('time-out')), most);
      this.#waiting.set(id, { resolve, timer });
      this.#options.post({ ...ask, id } satisfies Request);
    });
  }

  notify(notice: Notice): void {
    if (!this.#disposed) this.#options.post(notice);
  }

  /** Takes anything; what is no message of the contract is refused, and false returned. */
  receive(data: unknown): boolean {
    if (this.#disposed) return false;
    const parsed = fromHostSchema.safeParse(data);
    if (!parsed.success) return false;
    const message = parsed.data;
    if (message.type === 'reply') this.#settle(message.id, message);
    else this.#options.onPush(message);
    return true;
  }

  dispose(): void {
    this.#disposed = true;
    for (const id of [...this.#waiting.keys()]) this.#settle(id, failure('disposed'));
  }

  #settle(id: number, outcome: Outcome): void {
    const waiting = this.#waiting.get(id);
    if (!waiting) return;
    if (waiting.timer !== null) clearTimeout(waiting.timer);
    this.#waiting.delete(id);
    waiting.resolve(outcome);
  }
}

function failure(code: 'time-out' | 'disposed'): Failure {
  return { ok: false, code, message: '' };
}
