import type { Intent } from '../edit/intent.ts';
import type { Fix } from './finding.ts';

/**
 * A fix whose intents are put together when somebody wants them: after a keystroke, of a thousand findings nobody asks
 * for one. A class for its getter: one in a literal makes engines keep each object until a full collection.
 */
export class LazyFix implements Fix {
  readonly title: string;
  readonly preferred: boolean;
  readonly #make: () => readonly Intent[];

  constructor(title: string, preferred: boolean, make: () => readonly Intent[]) {
    this.title = title;
    this.preferred = preferred;
    this.#make = make;
  }

  get intents(): readonly Intent[] {
    return this.#make();
  }
}
