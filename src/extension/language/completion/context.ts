import { Range, type Position, type TextDocument } from 'vscode';
import type { LocatedField, LocatedNode } from '../../../core/plan/plan.ts';
import type { PlanState } from '../../documents/planState.ts';
import { fieldAt, nodeAt } from '../locate.ts';

/** Where something is to be completed. */
export interface Place {
  readonly document: TextDocument;
  readonly position: Position;
  readonly state: PlanState;
  readonly offset: number;
  /** The text of the line before and behind the caret. */
  readonly before: string;
  readonly behind: string;
  readonly node: LocatedNode;
  readonly field: LocatedField | null;
}

export function placeAt(document: TextDocument, position: Position, state: PlanState): Place {
  const offset = document.offsetAt(position);
  const line = document.lineAt(position.line).text;
  const node = nodeAt(state.plan, offset);
  const before = line.slice(0, position.character);
  // An empty field ends with its label; blanks behind it are still its place.
  const blanks = before.length - before.trimEnd().length;
  return {
    document,
    position,
    state,
    offset,
    before,
    behind: line.slice(position.character),
    node,
    field: fieldAt(node, offset) ?? (before.trim() === '' ? null : fieldAt(node, offset - blanks)),
  };
}

/** The range from so many characters before the caret to so many behind it. */
export const around = ({ position }: Place, before: number, behind = 0): Range =>
  new Range(position.translate(0, -before), position.translate(0, behind));
