import type { FormField, FormValue, Snapshot } from '../../../src/contract/form.ts';
import { reduce } from '../../../webview-ui/src/state/reduce.ts';
import type { StateEvent } from '../../../webview-ui/src/state/event.ts';
import { initialState, type State } from '../../../webview-ui/src/state/state.ts';

/* Small snapshots, and a state to which events happen one after another. */

export function field(id: string, value: FormValue): FormField {
  const type = value.type === 'tasks' ? 'choice' : value.type;
  return {
    node: 'field',
    id,
    label: id,
    hint: '',
    type,
    optional: false,
    present: true,
    choose: 'one',
    options: [],
    columns: [],
    ordered: false,
    reference: false,
    kept: false,
    value,
    findings: [],
  };
}

export const textField = (id: string, text: string, placeholder = false): FormField =>
  field(id, { type: 'text', text, placeholder });

export const listField = (id: string, ...texts: string[]): FormField =>
  field(id, { type: 'list', items: texts.map((text) => ({ text, placeholder: false })) });

export function snapshot(version: number, fields: FormField[], file = 'file:///PLANNING.md'): Snapshot {
  return {
    version,
    title: 'Plan',
    kind: 'planning',
    file,
    readOnly: '',
    drafting: false,
    header: [],
    status: { value: 'DRAFT', next: [] },
    phase: '',
    progress: { done: 0, total: 1, of: 'fields' },
    next: { text: '', target: '' },
    outline: [],
    section: {
      node: 'node',
      id: '1',
      title: 'Goal',
      ordinal: '1',
      state: 'partial',
      findings: 0,
      questions: 0,
      type: 'section',
      prefix: '',
      guidance: '',
      missing: false,
      closed: false,
      unfolded: true,
      prose: '',
      editable: false,
      problems: [],
      entries: [],
      slots: fields,
    },
    gates: [],
    reflection: null,
    handOn: null,
    pages: [],
    trace: null,
    streams: null,
    openQuestions: [],
    completion: [],
    changeLog: [],
    problems: [],
  };
}

export function after(...events: StateEvent[]): State {
  return then(initialState, ...events);
}

export function then(state: State, ...events: StateEvent[]): State {
  return events.reduce<State>((each, event) => reduce(each, event), state);
}

export const shows = (version: number, ...fields: FormField[]): StateEvent => ({
  type: 'snapshot',
  snapshot: snapshot(version, fields),
});

export const acked = (id: number, version: number): StateEvent => ({
  type: 'replied',
  id,
  outcome: { type: 'reply', id, ok: true, version },
});

export const conflicted = (id: number, current: string): StateEvent => ({
  type: 'replied',
  id,
  outcome: { ok: false, code: 'conflict', message: 'Changed.', current },
});
