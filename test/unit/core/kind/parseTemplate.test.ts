import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { ContainerSchema, FieldSchema, Kind, SlotSchema } from '../../../../src/core/kind/kind.ts';
import { walkSlots } from '../../../../src/core/kind/kind.ts';
import { parseTemplate } from '../../../../src/core/kind/parseTemplate.ts';
import { readPlan } from '../../../../src/core/plan/readPlan.ts';
import { looseDocument, typedText } from '../support/arbitraries.ts';
import { everything, planning, readKind } from '../support/kinds.ts';

const front = (more = ''): string => `---\nplanwright: 1\nkind: small\n${more}---\n`;
const body = '# Small\n\n## 1. First\n\n- **Label:** [hint]\n';

/** `line:character message` of each problem, counted from one as editors show them. */
function problemsOf(text: string): string[] {
  const { problems } = parseTemplate(text, 'small.md');
  return (problems ?? []).map(({ line, character, message }) => `${line + 1}:${character + 1} ${message}`);
}

function slotOf(kind: Kind, path: string): SlotSchema {
  const found = [...kind.header.slots, ...kind.sections].flatMap((slot) => [...walkSlots([slot])]);
  const match = found.find((each) => each.path.join('/') === path);
  assert.ok(match, `no slot ${path} in ${found.map((each) => each.path.join('/')).join(', ')}`);
  return match.slot;
}

const fieldOf = (kind: Kind, path: string): FieldSchema => {
  const slot = slotOf(kind, path);
  assert.equal(slot.node, 'field');
  return slot;
};

const containerOf = (kind: Kind, path: string): ContainerSchema => slotOf(kind, path) as ContainerSchema;

describe('parseTemplate', () => {
  it('reads any Markdown template with two lines of front matter', () => {
    const kind = readKind(front() + body);
    assert.equal(kind.id, 'small');
    assert.equal(kind.title, 'small');
    assert.deepEqual(kind.files, []);
    assert.equal(kind.documentTitle, 'Small');
    assert.equal(fieldOf(kind, '1/label').hint, 'hint');
  });

  it('gives each shape its type of field', () => {
    const types: Readonly<Record<string, string>> = {
      state: 'choice',
      updated: 'date',
      'signed-by': 'text',
      '1/item-text': 'text',
      '1/due': 'date',
      '1/source': 'reference',
      '1/is-new': 'choice',
      '1/nested-labels/plain-one': 'text',
      '1/newcomer/line-two': 'text',
      '1/below': 'text',
      '1/1.1/paragraph': 'text',
      '1/1.2/cell-text': 'text',
      '2/bullets': 'list',
      '2/checks': 'checklist',
      '2/steps': 'list',
      '2/2.1/list': 'list',
      '2/2.2/points': 'questions',
      '2/2.3/list': 'checklist',
      '3/endpoints': 'table',
      '3/3.1/table': 'table',
      '3/3.2/fence': 'code',
      '3/3.2/sketch': 'code',
      '4/stage/task/files': 'reference',
    };
    for (const [path, type] of Object.entries(types)) assert.equal(fieldOf(everything, path).type, type, path);
  });

  it('reads what the shapes say beyond the type', () => {
    assert.deepEqual(
      fieldOf(everything, 'state').options.map(({ text }) => text),
      ['DRAFT', 'READY', 'DONE'],
    );
    assert.equal(fieldOf(everything, 'state').initial, 'DRAFT');
    assert.deepEqual(
      fieldOf(everything, '1/is-new').options.map(({ opens }) => opens),
      ['newcomer', null],
    );
    assert.equal(fieldOf(everything, '1/is-new').choose, 'one');
    assert.equal(fieldOf(everything, '2/steps').ordered, true);
    assert.equal(fieldOf(everything, '3/3.2/fence').language, 'ts');
    const { columns } = fieldOf(everything, '3/endpoints');
    assert.deepEqual(
      columns.map(({ title, options }) => [title, options]),
      [
        ['Method', ['GET', 'POST']],
        ['Path', null],
        ['Notes', null],
      ],
    );
    assert.deepEqual(containerOf(everything, '4/choice').repeat, { min: 2, max: 4 });
    assert.deepEqual(containerOf(everything, '4/choice').ordinal, { prefix: 'Choice ', style: 'letter', also: [] });
    assert.deepEqual(containerOf(everything, '4/fr').ordinal, { prefix: 'FR-', style: 'number', also: [] });
    assert.equal(containerOf(everything, '4/stage/task').progress, true);
    assert.equal(containerOf(everything, '1/verdict').value?.type, 'text');
    assert.equal(containerOf(everything, '1').guidance, 'Everything that is one piece of text.');
    assert.equal(containerOf(everything, 'history').optional, true);
  });

  it('counts a second sample of an entry once', () => {
    const entries = containerOf(planning, '3').slots.filter((slot) => slot.node === 'container' && slot.ordinal);
    assert.deepEqual(
      entries.map(({ id }) => id),
      ['option'],
    );
  });

  it('starts a document without directives and with initial values', () => {
    assert.doesNotMatch(planning.starter, /planwright:|^---\n/);
    assert.match(planning.starter, /^# PLANNING\.MD\n\n\*\*Document Status:\*\* DRAFT\n/);
    assert.match(planning.starter, /\*\*Current Phase:\*\* Section 1\n/);
    assert.match(planning.starter, /\*\*Approved By:\*\* \[User handle\/name\]\n/);
    assert.ok(planning.starter.endsWith('.\n'));
  });

  it('starts a document in which nothing is missing', () => {
    for (const kind of [planning, everything]) {
      const plan = readPlan(kind, kind.starter);
      assert.deepEqual(
        Array.from(plan.walk()).flatMap(({ node }) => node.missing.map(({ id }) => id)),
        [],
      );
      for (const section of kind.sections) assert.ok(plan.node(section.id), section.id);
    }
  });

  it('has no problem with the line endings or the byte order mark of a template', () => {
    for (const text of [front() + body, `\ufeff${front()}${body}`, (front() + body).replace(/\n/g, '\r\n')]) {
      assert.deepEqual(problemsOf(text), []);
    }
  });
});

describe('a bad template', () => {
  it('without front matter is told how to begin', () => {
    assert.match(problemsOf(body)[0] ?? '', /^1:1 A template starts with front matter/);
    assert.match(problemsOf('')[0] ?? '', /^1:1 /);
    assert.match(problemsOf('---\nplanwright: 1\n')[0] ?? '', /^1:1 /);
  });

  it('with broken YAML is told where', () => {
    assert.match(
      problemsOf(`---\nplanwright: 1\nkind: small\nfiles: [a\n---\n${body}`)[0] ?? '',
      /^(?:4|5):\d+ YAML: /,
    );
    assert.match(problemsOf(`---\nplanwright: 1\nkind: small\n\tx: 1\n---\n${body}`)[0] ?? '', /^4:1 YAML: /);
  });

  it('with front matter that does not fit is told which key', () => {
    const text = `---\nplanwright: 2\nkind: Not So\nwishes: 1\ngates:\n  - id: ''\n    title: T\n    covers: []\n---\n${body}`;
    const problems = problemsOf(text);
    assert.ok(
      problems.some((line) => line.startsWith('2:13 Front matter "planwright": expected 1')),
      problems.join('\n'),
    );
    assert.ok(
      problems.some((line) => /^3:7 Front matter "kind": .*lower case/.test(line)),
      problems.join('\n'),
    );
    assert.ok(
      problems.some((line) => /unknown key "wishes"/.test(line)),
      problems.join('\n'),
    );
    assert.ok(
      problems.some((line) => /^6:9 Front matter "gates.0.id": must not be empty/.test(line)),
      problems.join('\n'),
    );
    assert.ok(
      problems.some((line) => /^8:13 Front matter "gates.0.covers": must not be empty/.test(line)),
      problems.join('\n'),
    );
  });

  it('with an alias to nothing is told so', () => {
    assert.match(
      problemsOf(`---\nplanwright: 1\nkind: small\ntitle: *none\n---\n${body}`)[0] ?? '',
      /^2:1 YAML: Unresolved alias/,
    );
  });

  it('that is no mapping is told so', () => {
    assert.match(problemsOf(`---\n- a\n---\n${body}`)[0] ?? '', /^2:1 Front matter: expected object/);
    assert.match(problemsOf(`---\n---\n${body}`).join('\n'), /planwright/);
  });

  it('with bad directives is told where', () => {
    const text =
      front() +
      `# T\n\n## 1. A\n\n- **L:** [h] <!-- planwright: colour=red -->\n- **M:** [h] <!-- planwright: repeat=2 -->\n- **N:** [h] <!-- planwright: choose=some id=a/b type=number -->\n`;
    const problems = problemsOf(text);
    assert.match(problems[0] ?? '', /^9:31 Directive: "colour" is not a property/);
    assert.match(problems[1] ?? '', /^10:31 Directive: repeat is a range/);
    assert.ok(problems.some((line) => /choose is "one" or "any"/.test(line)));
    assert.ok(problems.some((line) => /an id has letters/.test(line)));
    assert.ok(problems.some((line) => /"number" is not a type of field/.test(line)));
  });

  it('whose parts do not hold together is told what', () => {
    const problems = problemsOf(
      front(
        [
          'header: { status: no-such }',
          'status: [{ name: A, to: [B], gate: g9 }]',
          "gates: [{ id: g, title: G, covers: ['7'], status: C }, { id: g, title: G, covers: ['1'] }]",
          '',
        ].join('\n'),
      ) +
        '# T\n\n## 1. A\n\n- **L:** [h]\n- **L:** [i]\n- **Q?** <!-- planwright: choose=one -->\n  - [ ] a <!-- planwright: opens=nowhere -->\n',
    ).join('\n');
    for (const expected of [
      /4:19 header\.status: there is no header label with the id "no-such"/,
      /status: "A" leads to "B"/,
      /status: "A" needs a gate "g9"/,
      /"g" names a section "7"/,
      /"g" sets a status "C"/,
      /gates: "g" occurs twice/,
      /"l" occurs twice in "A"/,
      /opens "nowhere"/,
    ]) {
      assert.match(problems, expected);
    }
  });

  it('is told of a directive that says nothing, at the property', () => {
    const problems = problemsOf(
      `${front()}# T\n\n**State:** [A | B] <!-- planwright: optional initial=C -->\n\n## Plain <!-- planwright: repeat=1.. -->\n\n` +
        '### Option A: [Name] <!-- planwright: repeat=3..1 role=option -->\n\n- **L:** [h]\n\n' +
        '### Note 1: [Name] <!-- planwright: repeat=x -->\n\n- **M:** [h]\n',
    );
    assert.deepEqual(problems, [
      '7:46 Directive: "C" is no option of the field; there are "A", "B".',
      '9:27 Directive: repeat is for a heading such as "Option A: [Name]" or "[Name]".',
      '11:39 Directive: nothing can occur 3..1 times: write the smaller number first.',
      '15:37 Directive: repeat is a range such as "1.." or "2..3".',
    ]);
  });

  it('is told of each directive that is not closed', () => {
    const problems = problemsOf(
      `${front()}# T\n\n## A\n\n- **L:** [h] <!-- planwright: initial="a > b" -->\n- **M:** [h] <!-- planwright: id=x\n- **N:** [h] <!-- planwright: optional -->\n`,
    );
    assert.deepEqual(
      problems.map((line) => line.slice(0, 35)),
      ['9:14 Directive: it is not closed. E', '10:14 Directive: it is not closed. '],
    );
  });

  it('is told at the place what does not hold together', () => {
    const problems = problemsOf(
      front(
        [
          'reflection:',
          '  gate: g9',
          '  questions: a/l',
          '  then: T',
          '  criteria:',
          '    - { id: c, title: C, asks: Q, needs: [{ id: n, title: N, ask: W, from: [a/l, b/none] }] }',
          'gates:',
          '  - id: g',
          '    title: G',
          '    covers: [a, c]',
          'trace: { rule: { role: none } }',
          '',
        ].join('\n'),
      ) + '# T\n\n## A\n\n- **L:** [h]\n- **L:** [i]\n\n## A\n\n- [ ] a <!-- planwright: opens=nowhere -->\n',
    );
    assert.deepEqual(
      problems.map((line) => /^\d+:\d+ \S+ \S+/.exec(line)?.[0]),
      [
        '21:3 "l" occurs',
        '23:1 "a" occurs',
        '13:17 gates: "g"',
        '25:26 The option',
        '5:9 reflection: there',
        '9:82 reflection: "n"',
        '14:24 trace: "rule"',
      ],
    );
  });

  it('is told of unknown keys where they stand', () => {
    assert.deepEqual(
      problemsOf(front('gates:\n  - id: g\n    title: G\n    covers: [1]\n    reday: R\nwish: 1\n') + body),
      [
        '7:14 Front matter "gates.0.covers.0": expected string.',
        '8:5 Front matter "gates.0": unknown key "reday".',
        '9:1 Front matter: unknown key "wish".',
      ],
    );
  });

  it('without a section is told so', () => {
    assert.match(problemsOf(`${front()}# Only a title\n`).join('\n'), /no section/);
  });

  it('never makes the parser throw, whatever it is', () => {
    const yaml = fc.oneof(
      typedText,
      fc.constantFrom('a: *b', 'a: &x [*x]', '? x', '<<: {}', '__proto__: {}', 'kind: !!js x'),
    );
    const text = fc.tuple(yaml, looseDocument).map(([head, rest]) => `${front(`${head}\n`)}${rest}`);
    fc.assert(
      fc.property(fc.oneof(text, looseDocument), (each) => {
        const parsed = parseTemplate(each, 'any.md');
        if (parsed.kind) readPlan(parsed.kind, parsed.kind.starter);
        else assert.ok(parsed.problems.length > 0);
      }),
      { numRuns: 1000 },
    );
  });
});
