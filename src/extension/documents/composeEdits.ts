import type { TextEdit } from '../../core/markdown/textEdit.ts';

/** A run of the first text that is still there, or text that was put in. */
type Piece = { readonly from: number; readonly to: number } | { readonly insert: string };

/**
 * Collects edits that follow one another, each in offsets of the text that the ones before it left, and gives them as
 * edits of the first text. So several intents become one step of undo that touches only what they touch.
 */
export class EditComposer {
  readonly #length: number;
  #pieces: Piece[];

  constructor(text: string) {
    this.#length = text.length;
    this.#pieces = [{ from: 0, to: text.length }];
  }

  /** Edits of one step: they do not overlap, and their offsets are those before the step. */
  add(edits: readonly TextEdit[]): void {
    const ordered = edits.map((edit, index) => ({ edit, index }));
    // From the end, so that the offsets of those before stay true. Edits at one place keep their order.
    ordered.sort((a, b) => b.edit.from - a.edit.from || b.edit.to - a.edit.to || b.index - a.index);
    for (const { edit } of ordered) this.#apply(edit);
  }

  /** In order, without overlap, in offsets of the first text. */
  edits(): TextEdit[] {
    const edits: TextEdit[] = [];
    let at = 0;
    let insert = '';
    const flush = (to: number): void => {
      if (at < to || insert !== '') edits.push({ from: at, to, insert });
      insert = '';
    };
    for (const piece of this.#pieces) {
      if ('insert' in piece) {
        insert += piece.insert;
      } else if (piece.from < piece.to) {
        flush(piece.from);
        at = piece.to;
      }
    }
    flush(this.#length);
    return edits;
  }

  #apply({ from, to, insert }: TextEdit): void {
    const result: Piece[] = [];
    let at = 0;
    let placed = false;
    const place = (): void => {
      if (!placed && insert !== '') result.push({ insert });
      placed = true;
    };
    for (const piece of this.#pieces) {
      const length = 'insert' in piece ? piece.insert.length : piece.to - piece.from;
      const before = Math.min(Math.max(from - at, 0), length);
      const after = Math.min(Math.max(to - at, 0), length);
      if (before > 0) result.push(part(piece, 0, before));
      if (at + length >= from && before < length) place();
      if (after < length) result.push(part(piece, after, length));
      at += length;
    }
    place();
    this.#pieces = result;
  }
}

function part(piece: Piece, from: number, to: number): Piece {
  return 'insert' in piece
    ? { insert: piece.insert.slice(from, to) }
    : { from: piece.from + from, to: piece.from + to };
}
