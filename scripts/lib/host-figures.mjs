// Figures that only a real extension host can give: a suite of the host tests writes them to a file.
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import process from 'node:process';
import { largePlan } from './keystroke.mjs';
import { kindDocument, mixedWorkspace } from './kind-documents.mjs';
import { root } from './paths.mjs';
import { run } from './process.mjs';

/** Those that are measured in the host, too. Each takes more than a minute of the five that a suite may take. */
const KINDS = ['planning', 'functional-plan'];

/** @param {number[]} values @param {number} share */
const percentile = (values, share) => values.toSorted((a, b) => a - b)[Math.floor(values.length * share)] ?? 0;

/**
 * Milliseconds: of `activate`, and from a document change to the event that brings its findings and gates. `ran` is how
 * much of that the host's thread ran, and did not wait for a processor that the browser or the server had; null where the
 * system does not tell. `index` is of a workspace with so many `documents` of all kinds: until the tree knows them, and
 * from a change of one, outside and inside of the editor, until the tree shows it.
 */
export async function measureHost(bytes = 500_000, documents = 1000) {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'planwright-figures-'));
  try {
    for (const kind of KINDS) {
      const text = kind === 'planning' ? largePlan(bytes) : kindDocument(kind, 7, bytes);
      writeFileSync(path.join(folder, `large.${kind}.md`), text);
    }
    await suite('figures of the host of large plans', { PLANWRIGHT_FIGURES: folder });
    const workspace = path.join(folder, 'workspace');
    for (const { path: file, text } of mixedWorkspace(documents)) {
      mkdirSync(path.dirname(path.join(workspace, 'many', file)), { recursive: true });
      writeFileSync(path.join(workspace, 'many', file), text);
    }
    await suite('figures of the host of many documents', {
      PLANWRIGHT_FIGURES: folder,
      PLANWRIGHT_WORKSPACE: workspace,
    });
    const { activatedIn, keys } = JSON.parse(readFileSync(path.join(folder, 'figures.json'), 'utf8'));
    const { outside, inside, ...indexed } = JSON.parse(readFileSync(path.join(folder, 'index.json'), 'utf8'));
    const of = (/** @type {number[]} */ times) => ({ median: percentile(times, 0.5), p95: percentile(times, 0.95) });
    const index = { ...indexed, outside: of(outside), inside: of(inside) };
    const keystrokes = KINDS.map((kind) => {
      const { waits, ran } = keys[`large.${kind}`];
      return { kind, ...of(waits), ran: ran.includes(null) ? null : percentile(ran, 0.95) };
    });
    return { activatedIn, keystrokes, index };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** @param {string} name @param {Record<string, string>} more */
async function suite(name, more) {
  const env = { ...more, PLANWRIGHT_GREP: name };
  const { code, output } = await run(process.execPath, ['scripts/test-host.mjs'], { cwd: root, env, quiet: true });
  if (code !== 0) throw new Error(output);
}
