import type { Plan } from '../plan/plan.ts';
import { specificationFacts } from '../trace/specificationFacts.ts';
import { bodyOf } from '../outputs/written.ts';

/** Whether the code base is to be searched for patterns, as the definition decides it; a person may decide otherwise. */
export interface AnalyserDecision {
  readonly dispatch: boolean;
  readonly reasons: readonly string[];
}

const SUBSTANTIAL = 3;
const SMALL_CODE_BASE = 50;

const INTEGRATION = /\b(?:integrat\w+|existing|already|extends?|reus\w+|FEAT-\d+)\b/i;
const FAMILIAR =
  /\b(?:mutations?|admin\w*|tables?|forms?|pages?|components?|endpoints?|api|crud|bulk|lists?|dashboards?|exports?|imports?)\b/i;
const NEW = /\b(?:net[- ]new|greenfield|from scratch|first of its kind|no existing)\b/i;

/** `files` is how many files the code base has; null while that is not known. */
export function analyserDecision(spec: Plan, files: number | null): AnalyserDecision {
  const stories = specificationFacts(spec).stories.length;
  const text = spec.root.children.map(({ node }) => bodyOf(spec, node.id)).join('\n');
  const integration = INTEGRATION.exec(text)?.[0];
  const familiar = FAMILIAR.exec(text)?.[0];
  const against = [
    ...(stories < SUBSTANTIAL ? [`The feature is small: ${stories} user ${stories === 1 ? 'story' : 'stories'}.`] : []),
    ...(NEW.test(text) ? ['The specification says that it is new: there are no patterns to follow.'] : []),
    ...(files !== null && files < SMALL_CODE_BASE
      ? [`The code base is small: ${files} ${files === 1 ? 'file' : 'files'}.`]
      : []),
  ];
  const forIt = [
    ...(stories >= SUBSTANTIAL ? [`The feature has ${stories} user stories.`] : []),
    ...(integration === undefined ? [] : [`The specification speaks of what exists: "${integration}".`]),
    ...(familiar === undefined ? [] : [`Features of this type have patterns: "${familiar}".`]),
  ];
  const dispatch = against.length === 0 && forIt.length > 0;
  return { dispatch, reasons: dispatch || against.length === 0 ? forIt : against };
}
