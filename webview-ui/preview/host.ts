import { snapshotSchema } from '../../src/contract/form.ts';
import { fromWebviewSchema, type FromHost, type Request } from '../../src/contract/messages.ts';
import { changed, findField, folded, textAt, type Fixture } from './model.ts';

/*
 * Plays the host for the preview. `window.preview.outside(field, text)` changes a text as another writer would;
 * `window.preview.delay` is how long the host takes, in milliseconds.
 */

interface Preview {
  delay: number;
  /** Everything that the page has sent. */
  readonly sent: unknown[];
  outside(field: string, text: string, index?: number): void;
  fieldValue(field: string): unknown;
  empty(): void;
  reveal(section: string, target: string): void;
}

declare global {
  interface Window {
    preview: Preview;
    acquireVsCodeApi: () => unknown;
  }
}

let fixture: Fixture;
let version = 0;
let section: string | null = null;
let unfolded = new Set<string>();

const post = (message: FromHost): void => window.postMessage(message, '*');

function snapshot(): FromHost {
  version += 1;
  const node = section === null ? undefined : fixture.sections[section];
  return {
    type: 'snapshot',
    snapshot: snapshotSchema.parse({ ...fixture.snapshot, version, section: node ? folded(node, unfolded) : null }),
  };
}

function reply(id: number, code?: 'conflict' | 'not-found' | 'stale' | 'failed', message = '', current?: string): void {
  if (code === undefined) post({ type: 'reply', id, ok: true, version: version + 1 });
  else post({ type: 'reply', id, ok: false, code, message, ...(current !== undefined && { current }) });
}

function edit({ id, intent, expected }: Extract<Request, { type: 'edit' }>): void {
  const field = 'field' in intent ? findField(fixture, intent.field) : undefined;
  if (!field) return reply(id, 'failed', 'The preview edits values of fields only.');
  const current = textAt(field.value, intent);
  if (expected !== null && current !== null && current !== expected)
    return reply(id, 'conflict', 'Changed meanwhile.', current);
  field.value = changed(field.value, intent);
  reply(id);
  post(snapshot());
}

function decide({ id, gate: gateId, decision, digest, comment }: Extract<Request, { type: 'decide' }>): void {
  const gate = fixture.snapshot.gates.find((each) => each.id === gateId);
  if (!gate) return reply(id, 'not-found');
  if (gate.digest !== digest) return reply(id, 'stale');
  gate.passed = decision === 'approve' || decision === 'acknowledge';
  gate.state = gate.passed ? 'approved' : decision === 'revoke' ? 'ready' : 'changes-requested';
  gate.decision = { type: decision, by: 'You', time: new Date().toISOString(), comment, name: '' };
  reply(id);
  post(snapshot());
}

function answer(data: unknown): void {
  const message = fromWebviewSchema.parse(data);
  switch (message.type) {
    case 'ready':
      post({ type: 'strings', language: 'en', bundle: {} });
      return post(snapshot());
    case 'view':
      section = message.section;
      unfolded = new Set(message.unfolded);
      return post(snapshot());
    case 'edit':
      return edit(message);
    case 'decide':
      return decide(message);
    case 'completePath':
      return post({
        type: 'reply',
        id: message.id,
        ok: true,
        version,
        paths: ['src/api.ts', 'src/apiErrors.ts', 'src/retry.ts'].filter((path) => path.includes(message.query)),
      });
    case 'setStatus':
    case 'reflect':
    case 'reflectByModel':
    case 'draft':
    case 'fillContracts':
    case 'handOn':
    case 'export':
    case 'fix':
      return reply(message.id, 'failed', 'The preview does not do that.');
    case 'open':
      return;
  }
}

const STATE = 'planwright.preview';

window.preview = {
  delay: 15,
  sent: [],
  outside(id, text, index) {
    const field = findField(fixture, id);
    if (!field) return;
    field.value = changed(
      field.value,
      index === undefined ? { type: 'setText', field: id, text } : { type: 'setItem', field: id, index, text },
    );
    post(snapshot());
  },
  fieldValue: (id) => findField(fixture, id)?.value,
  empty: () => post({ type: 'empty' }),
  reveal: (inSection, target) => post({ type: 'reveal', section: inSection, target }),
};

const large = new URLSearchParams(location.search).get('entries');

async function load(): Promise<void> {
  const response = await fetch('/fixture.json');
  fixture = (await response.json()) as Fixture;
  if (large !== null) grow(Number(large));
}

/** As many entries in section 5 as a plan of half a megabyte has. */
function grow(count: number): void {
  const plan = fixture.sections['5'];
  const model = plan?.slots.find((slot) => slot.node === 'node');
  if (!plan || model?.node !== 'node') return;
  plan.slots = Array.from({ length: count }, (_, at) => ({
    ...model,
    id: `5/phase-${at + 1}`,
    prefix: `Phase ${at + 1}`,
    ordinal: `${at + 1}`,
  }));
  section = '5';
}

const loaded = load();

window.acquireVsCodeApi = () => ({
  postMessage: (message: unknown) => {
    window.preview.sent.push(message);
    void loaded.then(() => setTimeout(() => answer(message), window.preview.delay));
  },
  getState: () => JSON.parse(sessionStorage.getItem(STATE) ?? 'null') as unknown,
  setState: (state: unknown) => sessionStorage.setItem(STATE, JSON.stringify(state)),
});
