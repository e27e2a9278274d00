import assert from 'node:assert/strict';
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { openDocument, writeDocument } from '../../../../src/cli/openDocument.ts';
import { run } from '../../../../src/cli/run.ts';
import { Workspaces } from '../../../../src/cli/workspaces.ts';
import type { Intent } from '../../../../src/core/edit/intent.ts';
import { planEdits } from '../../../../src/core/edit/planEdit.ts';
import type { DecisionType } from '../../../../src/core/gates/decision.ts';
import { layOutFeature } from '../../../../src/workspace/newFeature.ts';
import { decide, gatesOf } from '../../support/decide.ts';
import type { Content } from './content.ts';
import * as content from './content.ts';

export const FEATURE = 'docs/features/station-alerts';
const WORKFLOW = `${FEATURE}/workflow.md`;
const ADA = 'Ada Okafor';
const BEN = 'Ben Lind';
const CLEO = 'Cleo Marsh';

/**
 * Takes a feature through its six phases in a folder: by the commands of the program and the steps of a decision, at
 * given times. What it leaves is kept in `examples/`, and is the same each time.
 */
export async function buildExample(folder: string): Promise<void> {
  const feature = new Example(folder);
  feature.write('.planwright/approvers.json', content.APPROVERS);
  feature.write('.planwright/steering/gates.md', content.STEERING);
  await feature.begin('Station alerts', '2026-09-07T08:00:00Z');
  await feature.fill('requirements', content.REQUIREMENTS, [
    '3',
    'us',
    'Hear of a silent station',
    'Silence a station',
  ]);
  await feature.approve('requirements', 'requirements', ADA, '2026-09-08T15:00:00Z');
  await feature.pass(1, [ADA, BEN], ADA, '2026-09-09T09:00:00Z');
  await feature.fill('design', content.DESIGN, ['2', 'component', 'Watcher'], ['5', 'flow', 'A station falls silent']);
  await feature.approve('design', 'design', BEN, '2026-09-14T10:00:00Z');
  await feature.pass(2, [BEN, CLEO], BEN, '2026-09-14T13:00:00Z');
  await feature.fill('tasks', content.TASKS, ['4', 'task', 'Rule of silence', 'States', 'Alerts', 'Trial run']);
  await feature.command('sprints', `${FEATURE}/tasks.md`, '--write');
  await feature.approve('tasks', 'tasks', BEN, '2026-09-15T11:00:00Z');
  await feature.pass(3, [BEN, CLEO], CLEO, '2026-09-15T16:00:00Z');
  await feature.reviewTwice();
  await feature.pass(4, [ADA, BEN, CLEO], CLEO, '2026-09-18T09:00:00Z');
  await feature.implement();
  await feature.pass(5, [BEN, CLEO], BEN, '2026-10-02T15:00:00Z');
  await feature.fill('workflow', content.TESTED);
  await feature.pass(6, [ADA, CLEO], CLEO, '2026-10-06T10:00:00Z');
}

/** The same feature with every document written and approved, and no gate signed: what a team does on the board is left. */
export async function prepareExample(folder: string): Promise<void> {
  const feature = new Example(folder);
  feature.write('.planwright/approvers.json', content.APPROVERS);
  await feature.begin('Station alerts', '2026-09-07T08:00:00Z');
  await feature.fill('requirements', content.REQUIREMENTS, [
    '3',
    'us',
    'Hear of a silent station',
    'Silence a station',
  ]);
  await feature.fill('design', content.DESIGN, ['2', 'component', 'Watcher'], ['5', 'flow', 'A station falls silent']);
  await feature.fill('tasks', content.TASKS, ['4', 'task', 'Rule of silence', 'States', 'Alerts', 'Trial run']);
  await feature.command('sprints', `${FEATURE}/tasks.md`, '--write');
  await feature.fill('review', { ...content.REVIEW, '4/improvements': [], '4/reopens': [], ...content.REVIEW_AGAIN });
  await feature.implement();
  await feature.fill('workflow', content.TESTED);
  for (const [name, gate] of Object.entries({
    requirements: 'requirements',
    design: 'design',
    tasks: 'tasks',
    review: 'go',
  }))
    await feature.approve(name, gate, BEN, '2026-09-18T09:00:00Z');
  for (const number of [2, 3, 4, 5, 6]) await feature.tick(number, CLEO, '2026-09-18T10:00:00Z');
}

class Example {
  readonly #folder: string;

  constructor(folder: string) {
    this.#folder = folder;
  }

  write(name: string, text: string): void {
    mkdirSync(path.join(this.#folder, path.dirname(name)), { recursive: true });
    writeFileSync(path.join(this.#folder, name), text);
  }

  async begin(name: string, time: string): Promise<void> {
    const { kinds } = await new Workspaces(this.#folder).at(this.#folder);
    const laidOut = layOutFeature(name, 'docs/features', kinds.kinds, time);
    assert.ok(laidOut.ok);
    for (const { path: file, text } of laidOut.files) this.write(file, text);
    // What the project asks for is added by the quick fix of its finding.
    for (const [gate, { criteria }] of await gatesOf(this.#folder, WORKFLOW))
      for (const { place, field, text } of criteria)
        if (place === null) await this.edit(WORKFLOW, [{ type: 'addItem', field, text }], gate);
  }

  /** Adds entries, the first of which stands there as a sample, and sets fields. */
  async fill(
    name: string,
    values: Content,
    ...entries: readonly (readonly [node: string, entry: string, first: string, ...rest: string[]])[]
  ): Promise<void> {
    const file = `${FEATURE}/${name}.md`;
    for (const [node, entry, first, ...rest] of entries)
      await this.edit(file, [
        { type: 'renameEntry', node: `${node}/${entry}-1`, title: first },
        ...rest.map((title): Intent => ({ type: 'addEntry', node, entry, title })),
      ]);
    for (const [field, value] of Object.entries(values))
      await this.command('set', file, field, typeof value === 'string' ? value : JSON.stringify(value));
  }

  async approve(name: string, gate: string, by: string, now: string): Promise<void> {
    await this.#decide(`${FEATURE}/${name}.md`, gate, 'approve', by, now);
  }

  /** Ticks what a person has to tick, and has everybody sign. */
  async pass(number: number, signers: readonly string[], ticker: string, now: string): Promise<void> {
    const gate = `gate-${number}`;
    await this.tick(number, ticker, now);
    for (const by of signers) await this.#decide(WORKFLOW, gate, 'approve', by, now);
    const after = (await gatesOf(this.#folder, WORKFLOW)).get(gate);
    assert.equal(after?.state, 'approved', after?.message);
  }

  async tick(number: number, ticker: string, now: string): Promise<void> {
    const gate = `gate-${number}`;
    const report = (await gatesOf(this.#folder, WORKFLOW)).get(gate);
    for (const { text, automatic } of report?.criteria.filter(({ holds }) => holds === false) ?? [])
      if (!automatic) await this.#decide(WORKFLOW, gate, 'tick', ticker, now, text);
  }

  /** Rejected for a gap in the design, which takes back its gate; approved once that is closed. */
  async reviewTwice(): Promise<void> {
    const review = `${FEATURE}/review.md`;
    await this.fill('review', content.REVIEW);
    const why = 'The gap has to be closed first.';
    await this.#decide(review, 'go', 'reject', CLEO, '2026-09-16T10:00:00Z', undefined, why);
    await this.fill('design', content.DESIGN_IMPROVED);
    await this.approve('design', 'design', BEN, '2026-09-17T09:00:00Z');
    await this.pass(2, [BEN, CLEO], BEN, '2026-09-17T11:00:00Z');
    await this.command('answer', review, '1', 'Yes: section 9 of the design leaves them out.');
    await this.fill('review', content.REVIEW_AGAIN);
    for (const item of [0, 1, 2, 3])
      await this.edit(review, [{ type: 'toggle', field: '3/list', index: item, done: true }]);
    await this.approve('review', 'go', ADA, '2026-09-17T16:00:00Z');
  }

  async implement(): Promise<void> {
    const requirements = `${FEATURE}/requirements.md`;
    for (const number of [1, 2, 3, 4])
      await this.command('set', `${FEATURE}/tasks.md`, `4/task-${number}/status`, 'done');
    for (const [story, count] of [
      [1, 2],
      [2, 1],
    ] as const)
      for (let index = 0; index < count; index++)
        await this.edit(requirements, [
          { type: 'toggle', field: `3/us-${story}/acceptance-criteria`, index, done: true },
        ]);
    await this.fill('workflow', content.IMPLEMENTED);
  }

  async command(...args: readonly string[]): Promise<void> {
    let told = '';
    const terminal = {
      out: () => undefined,
      err: (text: string) => void (told += text),
      style: (_: string, text: string) => text,
    };
    const context = { cwd: this.#folder, terminal, workspaces: new Workspaces(this.#folder) };
    assert.equal(await run(args, context, false), 0, `${args.join(' ')}: ${told}`);
  }

  async edit(file: string, intents: readonly Intent[], what = file): Promise<void> {
    const terminal = { out: () => undefined, err: () => undefined, style: (_: string, text: string) => text };
    const context = { cwd: this.#folder, terminal, workspaces: new Workspaces(this.#folder) };
    const document = await openDocument(file, undefined, context);
    const result = planEdits(document.open.plan, intents);
    assert.ok(result.ok, `${what}: ${result.ok ? '' : result.message}`);
    await writeDocument(document, result);
  }

  async #decide(
    file: string,
    gate: string,
    type: DecisionType,
    by: string,
    now: string,
    criterion?: string,
    comment = '',
  ): Promise<void> {
    const taken = { file, gate, type, by, now, comment, ...(criterion === undefined ? {} : { criterion }) };
    assert.equal(await decide(this.#folder, taken), '', `${file} ${gate} ${type} ${by}`);
  }
}
