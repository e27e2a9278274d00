import type { AnalyserDecision } from '../core/derive/analyser.ts';
import { analyserDecision } from '../core/derive/analyser.ts';
import { deriveFeaturePlan, featureIdOf, planPathOf } from '../core/derive/featurePlan.ts';
import type { NewHasher } from '../core/gates/hash.ts';
import type { EditResult } from '../core/edit/result.ts';
import { statusOf } from '../core/gates/status.ts';
import type { Kind } from '../core/kind/kind.ts';
import type { Plan } from '../core/plan/plan.ts';
import type { Note } from '../core/research/match.ts';
import { notesFor } from '../core/research/match.ts';
import { entriesOf } from '../core/trace/entries.ts';
import { isDerived } from '../core/trace/specification.ts';
import { newDocument } from './newDocument.ts';
import { contentVersion } from './related.ts';

/** What a feature plan can be made of. */
export interface FeatureRequest {
  readonly spec: Plan;
  /** In the workspace. */
  readonly specPath: string;
  readonly kinds: readonly Kind[];
  readonly notes: readonly Note[];
  /** How many files the code base has; null while that is not known. */
  readonly files: number | null;
  readonly time: string;
  readonly newHasher: NewHasher;
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
  /** The text, once it is decided whether the code base is searched. */
  readonly make: (analyser: AnalyserDecision) => EditResult;
}

/** What can be said of a feature plan from its specification; null where no kind is made from one. */
export function draftFeaturePlan(request: FeatureRequest): FeatureDraft | null {
  const { spec, specPath, kinds, notes, time, newHasher } = request;
  const kind = kinds.find(isDerived);
  if (!kind) return null;
  const id = featureIdOf(spec, specPath);
  const path = planPathOf(specPath, id);
  const known = new Map(
    entriesOf(spec, 'research-question').flatMap(({ label, node }) => {
      const [best] = notesFor(node.title, notes);
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
    analyser: analyserDecision(spec, request.files),
    warning: warningOf(spec),
    make: (analyser) =>
      deriveFeaturePlan(kind, newDocument(kind, path, kinds), {
        spec,
        specPath,
        specVersion,
        featureId,
        analyser,
        known,
        time,
      }),
  };
}

function warningOf(spec: Plan): string {
  const status = statusOf(spec);
  return status?.gate != null ? '' : `The specification is not approved: its status is ${status?.name ?? 'not set'}.`;
}
