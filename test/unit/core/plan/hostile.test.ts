import assert from 'node:assert/strict';
import fc from 'fast-check';
import { planEdit } from '../../../../src/core/edit/planEdit.ts';
import { NO_HISTORY } from '../../../../src/core/gates/history.ts';
import { judgeGates } from '../../../../src/core/gates/judge.ts';
import type { Kind } from '../../../../src/core/kind/kind.ts';
import { allOutputs } from '../../../../src/core/outputs/allOutputs.ts';
import type { Plan } from '../../../../src/core/plan/plan.ts';
import { readPlan } from '../../../../src/core/plan/readPlan.ts';
import { reflect } from '../../../../src/core/reflection/reflect.ts';
import { completionOf } from '../../../../src/core/rules/completion.ts';
import { createRuleEngine } from '../../../../src/core/rules/engine.ts';
import { DEFAULT_SETTINGS } from '../../../../src/core/rules/settings.ts';
import { newHasher } from '../../../../src/node/newHasher.ts';
import { openPlan } from '../../../../src/workspace/plans.ts';
import { memoryFiles } from '../../support/memoryFiles.ts';
import { typedText } from '../support/arbitraries.ts';
import { checkAll } from '../support/editChecks.ts';
import { filled } from '../support/filled.ts';
import { fieldIntents, intentFor, seed, type Seed } from '../support/intents.ts';
import { shipped } from '../support/kinds.ts';
import { planSnapshot } from '../support/snapshot.ts';

const CONFLICT = '<<<<<<< ours\n- **One:** side\n=======\n- **Other:** side\n>>>>>>> theirs\n';

/** What happens to documents: between tools, in merges, and on purpose. `at` is where, from 0 to 1. */
const MISHAPS: Readonly<Record<string, (text: string, at: number) => string>> = {
  CRLF: (text) => text.replaceAll('\n', '\r\n'),
  'carriage returns only': (text) => text.replaceAll('\n', '\r'),
  'a byte order mark': (text) => `\ufeff${text}`,
  'a byte order mark in the middle': (text, at) => insert(text, at, '\ufeff'),
  'a fence that is not closed': (text, at) => insert(text, at, '\n```ts\nconst x = [\n'),
  'a comment that is not closed': (text, at) => insert(text, at, '\n<!-- begun\n'),
  'conflict markers': (text, at) => insert(text, at, CONFLICT),
  NUL: (text, at) => insert(text, at, '\0'),
  'a lone surrogate': (text, at) => insert(text, at, '\ud800'),
  'front matter that is not closed': (text) => `---\nplanwright: spec\n${text}`,
  'front matter that is no YAML': (text) => `---\n{ [: -\n\t"\n---\n${text}`,
  'front matter of another kind': (text) => `---\nplanwright: nothing-known\n---\n${text}`,
  'front matter that expands': (text) => `---\na: &a [x,x,x]\nb: &b [*a,*a,*a]\nc: &c [*b,*b,*b]\n---\n${text}`,
  'a line of 200,000 characters': (text, at) => insert(text, at, `${'| ** [`'.repeat(28_000)}\n`),
  'lists nested 300 deep': (text, at) => insert(text, at, nested(300, '- ')),
  'quotes nested 500 deep': (text, at) => insert(text, at, `\n${'>'.repeat(500)} deep\n`),
  'brackets nested 5,000 deep': (text, at) => insert(text, at, `${'['.repeat(5000)}${']'.repeat(5000)}`),
  'headings without end': (text, at) => insert(text, at, '\n###### x\n# x\n'.repeat(500)),
  'itself again': (text) => text + text,
  'its end cut off': (text, at) => text.slice(0, Math.round(text.length * at)),
  'its lines turned round': (text) => text.split('\n').reverse().join('\n'),
};

const insert = (text: string, at: number, what: string): string => {
  const place = Math.round(text.length * at);
  return text.slice(0, place) + what + text.slice(place);
};

const atValue = (text: string, what: string): string => text.replace(/(?<=:\*\*) \S.*$/m, ` ${what}`);
const below = (text: string, what: string): string => text.replace(/^## .*$/m, (head) => `${head}\n\n${what}\n`);

const nested = (depth: number, mark: string): string =>
  `\n${Array.from({ length: depth }, (_, index) => `${'  '.repeat(index)}${mark}x`).join('\n')}\n`;

const around = { hasFile: () => false, related: () => undefined };

/** Everything that is done with a document before anybody edits it. Nothing of it may throw. */
function assertBears(plan: Plan, text: string, engine = createRuleEngine(DEFAULT_SETTINGS)): void {
  assert.equal(plan.text, text);
  const { findings, gates, content } = engine.check(plan, around, (found) =>
    judgeGates(plan, found, NO_HISTORY, newHasher),
  );
  completionOf(plan, content, gates, engine.rules);
  reflect(plan);
  for (const { code, message, span } of findings) {
    assert.notEqual(code, 'rule.failed', message);
    assert.ok(0 <= span.from && span.from <= span.to && span.to <= text.length, `${code} stands outside of the text`);
  }
  for (const output of allOutputs.filter(({ fits }) => fits(plan.kind))) {
    const made = output.make({ plan, file: 'a.md', newHasher });
    if (output.extension === 'json' && typeof made === 'string') JSON.parse(made);
  }
}

const TYPED: Seed = {
  target: 0,
  what: 0,
  index: 0,
  to: 0,
  flag: true,
  text: 'Said *so*, | 1. and # more',
  more: ['a', 'b', 'c', 'd', 'e'],
};

/** What the fields of a plan hold, without where it stands. */
function valuesOf(plan: Plan): readonly unknown[] {
  return Array.from(plan.fields.values(), ({ id, read: { value } }) => {
    if ('slot' in value) return [id, value.slot.text];
    if (value.type === 'code') return [id, value.text];
    if (value.type === 'table') return [id, value.rows.map(({ cells }) => cells.map(({ text }) => text))];
    return [id, value.items.map(({ slot }) => slot.text)];
  });
}

const place = fc.double({ min: 0, max: 1, noNaN: true });

for (const kind of shipped) {
  describe(`a ${kind.id} document`, function () {
    this.timeout(60_000);

    for (const [name, mishap] of Object.entries(MISHAPS)) {
      it(`bears ${name}`, () => {
        for (const at of [0, 0.37, 1]) {
          const text = mishap(filled(kind), at);
          assertBears(readPlan(kind, text), text);
        }
      });
    }

    // A pattern that looks through the rest of the text from every place takes minutes here, and is cut off.
    it('bears long runs of what patterns begin with', function () {
      this.timeout(30_000);
      const runs = ['A', '.', ' ', '\n', '<!-- ', '[', '{#', 'FR-', '`', 'a/', '(', '**a: '];
      for (const put of [atValue, below]) {
        for (const run of runs) {
          const text = put(filled(kind), run.repeat(Math.ceil(100_000 / run.length)));
          assertBears(readPlan(kind, text), text);
        }
      }
    });

    it('is edited losslessly after any of these, or not at all', () => {
      const property = fc.property(fc.constantFrom(...Object.keys(MISHAPS)), place, seed, (name, at, each) => {
        const plan = readPlan(kind, MISHAPS[name]?.(filled(kind), at) ?? '');
        const intent = intentFor(plan, each);
        if (!intent) return;
        const result = planEdit(plan, intent);
        if (result.ok) checkAll(plan, intent, result);
        else assert.notEqual(result.message, '');
      });
      fc.assert(property, { numRuns: 40 });
    });

    it('is read and judged after typing as it would be afresh', () => {
      const change = fc.record({ at: place, text: typedText, remove: fc.nat(40) });
      const property = fc.property(fc.array(change, { minLength: 1, maxLength: 4 }), (changes) => {
        const engine = createRuleEngine(DEFAULT_SETTINGS);
        let plan = readPlan(kind, filled(kind));
        assertBears(plan, plan.text, engine);
        for (const { at, text, remove } of changes) {
          const from = Math.round(plan.text.length * at);
          const next = plan.text.slice(0, from) + text + plan.text.slice(from + remove);
          plan = readPlan(kind, next, plan);
          assertBears(plan, next, engine);
          const fresh = readPlan(kind, next);
          assert.deepEqual(planSnapshot(plan), planSnapshot(fresh));
          assert.deepEqual(judged(plan, engine), judged(fresh));
        }
      });
      fc.assert(property, { numRuns: 15 });
    });

    it('means the same with any line ending, and is edited alike', () => {
      const feeds = readPlan(kind, filled(kind));
      for (const ending of ['\r', '\r\n']) {
        const other = readPlan(kind, feeds.text.replaceAll('\n', ending));
        assert.deepEqual(valuesOf(other), valuesOf(feeds));
        for (const [id, field] of feeds.fields) {
          const located = other.field(id);
          assert.ok(located);
          const [intent] = fieldIntents(field, TYPED);
          if (!intent) continue;
          const [a, b] = [planEdit(feeds, intent), planEdit(other, intent)];
          assert.equal(a.ok, b.ok, id);
          if (a.ok && b.ok) assert.equal(b.after.text, a.after.text.replaceAll('\n', ending), id);
        }
      }
    });

    it('gives back the value of every slot after it was set, in CRLF and behind a byte order mark', () => {
      const text = `\ufeff${filled(kind).replaceAll('\n', '\r\n')}`;
      const plan = readPlan(kind, text);
      assert.ok(plan.fields.size > 0);
      for (const field of plan.fields.values()) {
        for (const intent of fieldIntents(field, TYPED)) {
          const result = planEdit(plan, intent);
          assert.ok(result.ok || result.code === 'invalid', `${field.id}: ${result.ok ? '' : result.message}`);
          if (result.ok) checkAll(plan, intent, result);
        }
      }
    });

    it('that is no text is refused by what it is, and never read', async () => {
      const path = pathOf(kind);
      const given: readonly [Uint8Array, RegExp][] = [
        [Buffer.from('PK\u0003\u0004word/document.xml', 'latin1'), /ZIP/],
        [Buffer.from('%PDF-1.7', 'latin1'), /PDF/],
        [Buffer.from(filled(kind), 'utf16le'), /UTF-16/],
        [Buffer.concat([Buffer.from(filled(kind)), Buffer.from([0xff])]), /Not UTF-8: byte 0xff/],
        [Buffer.from(`${filled(kind)}\0`), /NUL byte/],
      ];
      for (const [content, expected] of given) {
        const opened = await openPlan(memoryFiles({ [path]: content }), path, shipped);
        assert.equal(opened.type, 'problem');
        assert.match(opened.finding.message, expected);
      }
    });
  });
}

function judged(plan: Plan, engine = createRuleEngine(DEFAULT_SETTINGS)): unknown {
  const { findings, gates } = engine.check(plan, around, (content) => judgeGates(plan, content, NO_HISTORY, newHasher));
  return { findings, gates: gates.map(({ state, digest, message }) => ({ state, digest, message })) };
}

/** A path that a kind's own globs take. */
const pathOf = ({ newFile, id }: Kind): string => newFile ?? `${id}.md`;
