import type { Snapshot } from '../../contract/form.ts';

type Content = Omit<Snapshot, 'version'>;

export interface PusherPorts {
  /** Null where there is nothing to show. */
  readonly build: () => Content | null;
  /** False if the page was not there to hear it. */
  readonly send: (snapshot: Snapshot | null) => PromiseLike<boolean>;
}

/**
 * Sends whole snapshots to one page: one on its way, one that waits, none that says what the last one said. Each has a
 * number that counts up.
 */
export class SnapshotPusher {
  readonly #ports: PusherPorts;
  #version = 0;
  #last: string | null = null;
  #running = false;
  #again = false;
  #disposed = false;

  constructor(ports: PusherPorts) {
    this.#ports = ports;
  }

  /** The number of the first snapshot that holds what is known now, whether it was sent already or will be. */
  versionOfNow(): number {
    return JSON.stringify(this.#ports.build()) === this.#last ? this.#version : this.#version + 1;
  }

  /** Sends what is known now, unless the page has it. */
  push(): void {
    if (this.#disposed) return;
    if (this.#running) this.#again = true;
    else void this.#run();
  }

  /** Sends in any case: the page is new, or asked. */
  pushAnew(): void {
    this.#last = null;
    this.push();
  }

  dispose(): void {
    this.#disposed = true;
  }

  async #run(): Promise<void> {
    this.#running = true;
    try {
      do {
        this.#again = false;
        await this.#sendOne();
      } while (this.#isWanted());
    } finally {
      this.#running = false;
    }
  }

  #isWanted(): boolean {
    return this.#again && !this.#disposed;
  }

  async #sendOne(): Promise<void> {
    const content = this.#ports.build();
    const told = JSON.stringify(content);
    if (told === this.#last) return;
    this.#last = told;
    this.#version++;
    const heard = await this.#ports.send(content && { ...content, version: this.#version });
    // A hidden page misses messages. It asks when it is back; what is sent before that is not held back as known.
    if (!heard && this.#last === told) this.#last = null;
  }
}
