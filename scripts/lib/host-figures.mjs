// Figures that only a real extension host can give: a suite of the host tests writes them to a file.
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import process from 'node:process';
import { largeDocument } from './keystroke.mjs';
import { mixedWorkspace } from './kind-documents.mjs';
import { root } from './paths.mjs';
import { run } from './process.mjs';

/** Those that are measured in the host, too. Each takes half a minute of the five that a suite may take. */
const KINDS = ['planning', 'spec', 'feature-plan', 'maintenance', 'functional-plan'];

/**
 * At every key, VS Code's own service for Markdown is sent the whole text, and reads it: with half a megabyte that takes
 * one of two processors for longer than it is until the next key. So keys are measured beside it and without it; beside
 * it in one kind, since it takes as long as all others together.
 */
const SERVICE = 'markdown-language-features';

/** @param {number[]} values @param {number} share */
const percentile = (values, share) => values.toSorted((a, b) => a - b)[Math.floor(values.length * share)] ?? 0;

/**
 * Milliseconds: of `activate`, and from a document change to the event that brings its findings and gates. `ran` is how
 * much of that the host's thread ran, and did not wait for a processor that others had; null where the system does not
 * tell. `keystrokes` are without the workbench's service for Markdown, `beside` with it; with `quick`, of one kind and
 * none. `index` is of a workspace with so many `documents` of all kinds: until the tree knows them, and from a change of
 * one, outside and inside of the editor, until the tree shows it.
 */
export async function measureHost({ quick = false, bytes = 500_000, documents = 1000 } = {}) {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'planwright-figures-'));
  try {
    const kinds = quick ? ['planning'] : KINDS;
    const without = { PLANWRIGHT_WITHOUT: SERVICE };
    const { activatedIn, keystrokes } = await measureLarge(path.join(folder, 'without'), bytes, kinds, without);
    const beside = quick ? [] : (await measureLarge(path.join(folder, 'beside'), bytes, ['planning'], {})).keystrokes;
    const workspace = path.join(folder, 'workspace');
    for (const { path: file, text } of mixedWorkspace(documents)) {
      mkdirSync(path.dirname(path.join(workspace, 'many', file)), { recursive: true });
      writeFileSync(path.join(workspace, 'many', file), text);
    }
    await suite('figures of the host of many documents', {
      PLANWRIGHT_FIGURES: folder,
      PLANWRIGHT_WORKSPACE: workspace,
    });
    const { outside, inside, ...indexed } = JSON.parse(readFileSync(path.join(folder, 'index.json'), 'utf8'));
    const index = { ...indexed, outside: of(outside), inside: of(inside) };
    return { activatedIn, beside, keystrokes, index };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** @param {number[]} times */
const of = (times) => ({ median: percentile(times, 0.5), p95: percentile(times, 0.95) });

/**
 * @param {string} folder
 * @param {number} bytes
 * @param {readonly string[]} kinds
 * @param {Record<string, string>} env
 */
async function measureLarge(folder, bytes, kinds, env) {
  mkdirSync(folder);
  for (const kind of kinds) {
    writeFileSync(path.join(folder, `large.${kind}.md`), largeDocument(kind, bytes));
  }
  await suite('figures of the host of large plans', { ...env, PLANWRIGHT_FIGURES: folder });
  const { activatedIn, keys } = JSON.parse(readFileSync(path.join(folder, 'figures.json'), 'utf8'));
  const keystrokes = kinds.map((kind) => {
    const { waits, ran } = keys[`large.${kind}`];
    return { kind, ...of(waits), ran: ran.includes(null) ? null : percentile(ran, 0.95) };
  });
  return { activatedIn, keystrokes };
}

/** @param {string} name @param {Record<string, string>} more */
async function suite(name, more) {
  const env = { ...more, PLANWRIGHT_GREP: name };
  const { code, output } = await run(process.execPath, ['scripts/test-host.mjs'], { cwd: root, env, quiet: true });
  if (code !== 0) throw new Error(output);
}
