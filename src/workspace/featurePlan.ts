import type { AnalyserDecision } from '../core/derive/analyser.ts';
import { analyserDecision } from '../core/derive/analyser.ts';
import { deriveFeaturePlan, featureIdOf, planPathOf, referenceIntents } from '../core/derive/featurePlan.ts';
import type { RepositoryStructure } from '../core/derive/repositoryStructure.ts';
import type { Intent } from '../core/edit/intent.ts';
import type { NewHasher } from '../core/gates/hash.ts';
import type { EditResult } from '../core/edit/result.ts';
import { statusOf } from '../core/gates/status.ts';
import type { Kind } from '../core/kind/kind.ts';
import type { Plan } from '../core/plan/plan.ts';
import type { Note } from '../core/research/match.ts';
import { notesFor } from '../core/research/match.ts';
import { isDerived } from '../core/trace/specification.ts';
import { specificationFacts } from '../core/trace/specificationFacts.ts';
import { discover } from './discover.ts';
import type { FileStore } from './fileStore.ts';
import { loadNotes } from './knowledge.ts';
import { newDocument } from './newDocument.ts';
import { contentVersion } from './related.ts';
import { loadStructure } from './repositoryStructure.ts';

/** What a feature plan can be made of. */
export interface FeatureRequest {
  readonly spec: Plan;
  /** In the workspace. */
  readonly specPath: string;
  readonly kinds: readonly Kind[];
  readonly around: FeatureSurroundings;
  readonly time: string;
  readonly newHasher: NewHasher;
}

/** What the workspace has that a feature plan draws on, besides the specification. */
export interface FeatureSurroundings {
  readonly notes: readonly Note[];
  /** How many files the code base has, counted as far as that matters. */
  readonly files: number;
  readonly structure: RepositoryStructure | null;
}

/** More files make no difference to what is decided by their number. */
const MOST_COUNTED = 1000;

export async function featureSurroundings(files: FileStore): Promise<FeatureSurroundings> {
  const [notes, found, structure] = await Promise.all([
    loadNotes(files),
    discover(files, '', { wanted: () => true, limit: MOST_COUNTED }),
    loadStructure(files),
  ]);
  return { notes, files: found.files.length, structure };
}

/** A feature plan before it is written. */
export interface FeatureDraft {
  /** In the workspace, beside the specification. */
  readonly path: string;
  readonly analyser: AnalyserDecision;
  /** Why people may want to wait; empty if nothing speaks against it. */
  readonly warning: string;
  /** Notes that seem to answer a question, by the question's id. */
  readonly known: ReadonlyMap<string, string>;
  /** What names the plan in its specification, once it is there. */
  readonly reference: readonly Intent[];
  /** The text, once it is decided whether the code base is searched. */
  readonly make: (analyser: AnalyserDecision) => EditResult;
}

/** What can be said of a feature plan from its specification; null where no kind is made from one. */
export function draftFeaturePlan(request: FeatureRequest): FeatureDraft | null {
  const { spec, specPath, kinds, around, time, newHasher } = request;
  const kind = kinds.find(isDerived);
  if (!kind) return null;
  const id = featureIdOf(spec, specPath);
  const path = planPathOf(specPath, id);
  const known = new Map(
    specificationFacts(spec).questions.flatMap(({ label, title }) => {
      const [best] = notesFor(title, around.notes);
      return best ? [[label, best.note.path] as const] : [];
    }),
  );
  const specVersion = contentVersion(spec, newHasher);
  const featureId =
    id ??
    path
      .split('/')
      .at(-1)
      ?.replace(/(?:\.feature)?-?plan\.md$/i, '') ??
    path;
  return {
    path,
    known,
    analyser: analyserDecision(spec, around.files),
    warning: warningOf(spec),
    reference: referenceIntents(spec, path),
    make: (analyser) =>
      deriveFeaturePlan(kind, newDocument(kind, path, kinds), {
        spec,
        specPath,
        specVersion,
        featureId,
        analyser,
        known,
        structure: around.structure,
        time,
      }),
  };
}

function warningOf(spec: Plan): string {
  const status = statusOf(spec);
  return status?.gate != null ? '' : `The specification is not approved: its status is ${status?.name ?? 'not set'}.`;
}
