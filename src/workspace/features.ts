import { linkedPaths } from '../core/gates/linked.ts';
import type { NewHasher } from '../core/gates/hash.ts';
import { judgeGates } from '../core/gates/judge.ts';
import type { Project } from '../core/gates/world.ts';
import type { Kind } from '../core/kind/kind.ts';
import { eachOf } from '../core/plan/facts.ts';
import { readPlan } from '../core/plan/readPlan.ts';
import type { RuleEngine } from '../core/rules/engine.ts';
import { referencesIn } from '../core/rules/references.ts';
import type { RelatedPlan, Surroundings } from '../core/rules/rule.ts';
import type { FeatureDocument, FeatureState } from '../core/workflow/featureState.ts';
import type { BegunDocument, BegunFeature } from '../core/workflow/begun.ts';
import { begunDocument } from '../core/workflow/begun.ts';
import { isWorkflow } from '../core/workflow/layFeature.ts';
import { decodeText } from './decode.ts';
import type { DecisionStore } from './decisions.ts';
import { eachBounded } from './eachBounded.ts';
import type { FileStore } from './fileStore.ts';
import { matchKind, matchPath } from './matchKind.ts';
import { candidatePaths } from './paths.ts';
import { relatedPlan } from './related.ts';
import { gateWorld } from './standing.ts';

/** What reading features needs of a workspace. */
export interface FeatureSources {
  readonly files: FileStore;
  readonly kinds: readonly Kind[];
  readonly decisions: DecisionStore;
  readonly engine: RuleEngine;
  readonly project: Project;
  readonly newHasher: NewHasher;
}

const AT_ONCE = 8;

type Opened = Pick<FeatureDocument, 'path' | 'plan'>;

/** The features whose workflows are among some files, sorted by path. Files that are none are passed over. */
export async function loadFeatures(
  sources: FeatureSources,
  paths: readonly string[],
): Promise<readonly FeatureState[]> {
  const found = await eachBounded(paths.toSorted(), AT_ONCE, (path) => loadFeature(sources, path));
  return found.filter((feature) => feature !== null);
}

/** One feature by the path of its workflow; null if there is none. */
export async function loadFeature(sources: FeatureSources, path: string): Promise<FeatureState | null> {
  const open = await openWorkflow(sources, path);
  if (!open) return null;
  const linked = await loadLinked(sources, open);
  const around: Surroundings = {
    hasFile: await existing(sources, open),
    related: (reference) => linkedAt(linked, path, reference),
  };
  const { decisions } = await sources.decisions.load(path);
  const world = gateWorld(sources.engine, around, sources.project, sources.newHasher);
  const history = { decisions, problems: [] };
  const { gates } = sources.engine.check(open.plan, around, (content) =>
    judgeGates(open.plan, content, history, sources.newHasher, world),
  );
  const documents = Array.from(linked, ([at, related]): FeatureDocument => ({
    path: at,
    plan: related.plan,
    gates: world.standing(related)?.gates ?? [],
    decisions: related.history?.decisions ?? [],
  }));
  return { workflow: { path, plan: open.plan, gates, decisions }, documents };
}

/** The kinds of the documents that a feature has beside its workflow. */
export const besideWorkflow = (kinds: readonly Kind[]): readonly Kind[] =>
  kinds.filter((kind) => kind.feature !== null && !isWorkflow(kind));

/** Folders of features without a workflow, told by some of the documents in them. Paths are from the workspace folder. */
export async function loadBegun(
  { files, kinds }: Pick<FeatureSources, 'files' | 'kinds'>,
  paths: readonly string[],
): Promise<readonly BegunFeature[]> {
  const workflow = kinds.find(isWorkflow)?.feature;
  if (workflow == null) return [];
  const beside = besideWorkflow(kinds);
  const byFolder = new Map<string, string[]>();
  for (const path of paths) {
    if (matchPath(path, beside) === null) continue;
    const folder = path.slice(0, path.lastIndexOf('/'));
    byFolder.set(folder, [...(byFolder.get(folder) ?? []), path]);
  }
  const found = await eachBounded([...byFolder].toSorted(), AT_ONCE, async ([folder, inside]) => {
    const path = `${folder}/${workflow}`;
    if (await files.exists(path).catch(() => true)) return null;
    const read = await eachBounded(inside.toSorted(), AT_ONCE, (one) => begunAt(files, one));
    const documents = read.filter((one) => one !== null);
    const name = folder.slice(folder.lastIndexOf('/') + 1);
    return documents.length === 0 ? null : { name, path, documents };
  });
  return found.filter((feature) => feature !== null);
}

async function begunAt(files: FileStore, path: string): Promise<BegunDocument | null> {
  try {
    const decoded = decodeText(await files.read(path));
    return decoded.ok ? begunDocument(path.slice(path.lastIndexOf('/') + 1), decoded.text) : null;
  } catch {
    return null;
  }
}

// Most files are none, which their front matter, path and headings tell without reading the rest.
async function openWorkflow({ files, kinds }: FeatureSources, path: string): Promise<Opened | null> {
  try {
    const decoded = decodeText(await files.read(path));
    const kind = decoded.ok ? matchKind(path, decoded.text, kinds) : null;
    return decoded.ok && kind && isWorkflow(kind) ? { path, plan: readPlan(kind, decoded.text) } : null;
  } catch {
    return null;
  }
}

const linkedAt = (linked: ReadonlyMap<string, RelatedPlan>, path: string, reference: string): RelatedPlan | null =>
  candidatePaths(path, reference).flatMap((at) => linked.get(at) ?? [])[0] ?? null;

async function loadLinked(sources: FeatureSources, { path, plan }: Opened): Promise<ReadonlyMap<string, RelatedPlan>> {
  const linked = new Map<string, RelatedPlan>();
  for (const reference of linkedPaths(plan)) {
    for (const at of candidatePaths(path, reference)) {
      if (at === path || linked.has(at)) break;
      const related = await readRelated(sources, at);
      if (!related) continue;
      linked.set(at, related);
      break;
    }
  }
  return linked;
}

async function readRelated(sources: FeatureSources, path: string): Promise<RelatedPlan | null> {
  try {
    const decoded = decodeText(await sources.files.read(path));
    if (!decoded.ok) return null;
    return relatedPlan(path, decoded.text, sources.kinds, sources.newHasher, await sources.decisions.load(path));
  } catch {
    // Not there, or not to be read: the criteria that look at it say so.
    return null;
  }
}

/** Whether the files that a plan names exist, asked for once. */
async function existing({ files }: FeatureSources, { path, plan }: Opened): Promise<Surroundings['hasFile']> {
  const named = new Set<string>();
  eachOf(referencesIn(plan.root, plan.kind), (reference) => named.add(reference.path));
  const known = new Map<string, boolean | null>();
  await eachBounded([...named], AT_ONCE, async (reference) => {
    const there = await Promise.all(candidatePaths(path, reference).map((at) => files.exists(at).catch(() => null)));
    known.set(reference, there.includes(true) ? true : there.includes(null) ? null : false);
  });
  return (reference) => known.get(reference) ?? null;
}
