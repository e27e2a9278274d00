import type { Snapshot } from '../../contract/form.ts';
import type { PromptSchema } from '../../core/outputs/readPrompt.ts';
import { newHasher } from '../../node/newHasher.ts';
import { promptsFor } from '../../workspace/prompts.ts';
import { modelReflectionOf } from '../commands/reflectByModel.ts';
import { locate } from '../documents/location.ts';
import type { DocumentSession } from '../documents/planState.ts';
import { handOnOf } from '../form/handOn.ts';
import { reflectionOf } from '../form/reflection.ts';
import { pagesOf, streamsOf, traceOf } from '../form/trace.ts';

/** Cards and pages that come with one section or page each. They are made where that is shown. */
export interface FormParts {
  readonly reflection: () => Snapshot['reflection'];
  readonly handOn: () => Snapshot['handOn'];
  readonly pages: () => Snapshot['pages'];
  readonly trace: () => Snapshot['trace'];
  readonly streams: () => Snapshot['streams'];
}

/** `prompts` are those that the document's folder has, of all kinds. */
export function formPartsOf(session: DocumentSession, prompts: readonly PromptSchema[]): FormParts {
  const { state, document } = session;
  return {
    reflection: () => reflectionOf(state.plan, modelReflectionOf(session)),
    handOn: () => handOnOf(state, promptsFor(state.plan.kind, prompts), locate(document.uri).path, newHasher),
    pages: () => pagesOf(state.plan.kind),
    trace: () => traceOf(state.plan),
    streams: () => streamsOf(state.plan),
  };
}
