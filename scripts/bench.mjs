// Measures what the product promises, as figures and as ratios within one run. Fails on nothing but its own errors.
//   npm run bench [-- --quick]
import { mkdirSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { measureBoard } from './lib/board-bench.mjs';
import { measureColdCheck } from './lib/cold-check.mjs';
import { measureHost } from './lib/host-figures.mjs';
import { measureForm } from './lib/form-bench.mjs';
import { measureKeystroke } from './lib/keystroke.mjs';
import { measureTrace } from './lib/trace-bench.mjs';
import { kindNames } from './lib/kind-documents.mjs';
import { root, testResults } from './lib/paths.mjs';

const quick = process.argv.includes('--quick');
/** @type {{ what: string, figure: string, bar: string }[]} */
const rows = [];
/** @param {string} what @param {string} figure @param {string} bar */
const row = (what, figure, bar) => rows.push({ what, figure, bar });
/** @param {number} value */
const ms = (value) => `${value.toFixed(1)} ms`;
/** @param {number} a @param {number} b */
const ratio = (a, b) => `${(a / b).toFixed(2)} ×`;

const key = measureKeystroke(500_000, quick ? 100 : 400);
row(`keystroke in ${key.characters} characters, reading (p95)`, ms(key.parse.p95), '5 ms');
row('keystroke, with findings and gates (p95)', ms(key.whole.p95), '16 ms');
row('keystroke against one full parse of the text (p95)', ratio(key.whole.p95, key.full), '');
for (const name of kindNames.filter((kind) => kind !== 'planning')) {
  const { characters, parse, whole } = measureKeystroke(500_000, quick ? 100 : 400, name);
  row(`keystroke in a ${name} of ${String(characters)} characters, reading (p95)`, ms(parse.p95), '5 ms');
  row(`keystroke in a ${name}, with findings and gates (p95)`, ms(whole.p95), '16 ms');
}

const trace = measureTrace(2000, quick ? 5 : 12);
row('graph of 2,000 requirements and all that is found on it, after a key', ms(trace.again), '50 ms');
row('of which putting the graph, the streams and the matrix together', ms(trace.putTogether), '');
row('graph of 2,000 requirements after a key, against one reading of the text', ratio(trace.again, trace.read), '');
row('graph of 2,000 requirements, just read, against one reading of the text', ratio(trace.first, trace.read), '');

const host = await measureHost({ quick });
row('activate(), in the host', ms(host.activatedIn), '30 ms');
for (const [where, keystrokes] of /** @type {const} */ ([
  ['', host.keystrokes],
  [', beside VS Code’s service for Markdown', host.beside],
])) {
  for (const { kind, median, p95, ran } of keystrokes) {
    const what = `keystroke in the host, in a ${kind}${where}`;
    row(`${what}, change to findings and gates (median)`, ms(median), '');
    row(`${what} (p95)`, ms(p95), '16 ms');
    if (ran !== null) row(`${what}, of which its thread ran (p95)`, ms(ran), '16 ms');
  }
}
const { index } = host;
row(`${index.documents} documents of all kinds, until the tree knows them`, ms(index.indexed), '3000 ms');
if (index.ran !== null) row('of which the thread of the host ran', ms(index.ran), '');
for (const [what, { median, p95 }] of [
  ['save by another program, from its event until the tree shows it', index.outside],
  ['edit and save in the editor, until the tree shows it', index.inside],
]) {
  row(`${what} (median)`, ms(median), '50 ms');
  row(`${what} (p95)`, ms(p95), '');
}

const form = await measureForm(500_000);
row(
  `form of ${form.characters} characters, from the page's start until it is drawn and idle`,
  ms(form.interactive),
  '1000 ms',
);
row('form, from the command in the palette to a field that takes text', ms(form.opened), '');
row('form, 40 keys typed; longest task of the page meanwhile', `${ms(form.typed)}; ${ms(form.longest)}`, '');

const board = await measureBoard(500);
row(
  'board of 500 features, scrolled end to end; longest task of the page meanwhile',
  board.longest === 0 ? 'below 50 ms' : ms(board.longest),
  '50 ms',
);
row(`board, frames dropped of ${String(board.frames + board.dropped)}`, String(board.dropped), '');

const cold = measureColdCheck(quick ? 3 : 7);
row(`check of ${cold.documents} documents, ${cold.bytes} bytes, whole process`, ms(cold.times['check'] ?? 0), '');
row('check against a bare parse', ratio(cold.times['check'] ?? 0, cold.times['parse'] ?? 1), '1.5 ×');
row('check against openspec validate', ratio(cold.times['check'] ?? 0, cold.times['openspec'] ?? 1), 'below 1 ×');

for (const [name, bar] of [
  ['extension.cjs', '350 KB'],
  ['cli.cjs', ''],
]) {
  row(
    `dist/${String(name)}`,
    `${(statSync(path.join(root, 'dist', String(name))).size / 1000).toFixed(0)} KB`,
    String(bar),
  );
}

const width = Math.max(...rows.map(({ what }) => what.length));
for (const { what, figure, bar } of rows) {
  console.log(`${what.padEnd(width)}  ${figure.padStart(10)}${bar === '' ? '' : `  (bar: ${bar})`}`);
}
mkdirSync(testResults, { recursive: true });
writeFileSync(path.join(testResults, 'bench.json'), `${JSON.stringify(rows, null, 2)}\n`);
