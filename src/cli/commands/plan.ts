import { encodeText } from '../../workspace/decode.ts';
import { draftFeaturePlan, featureSurroundings } from '../../workspace/featurePlan.ts';
import { FileStoreError } from '../../workspace/fileStore.ts';
import { matchSpecification } from '../../workspace/matchKind.ts';
import { newHasher } from '../../node/newHasher.ts';
import { planEdits } from '../../core/edit/planEdit.ts';
import { timeOf } from '../../core/time.ts';
import type { Command } from '../command.ts';
import { EXIT, Refusal, UsageError } from '../errors.ts';
import { openDocument, writeDocument } from '../openDocument.ts';
import { plain } from '../terminal.ts';
import { shownPath } from '../workspaces.ts';

export const planCommand: Command = {
  name: 'plan',
  args: 'SPEC',
  summary: 'Makes a feature plan beside a specification, with all that follows from it. Never overwrites a file.',
  count: [1, 1],
  options: {
    analyser: { value: 'yes|no', help: 'whether the code base is searched for patterns; decided by the specification' },
    kind: { value: 'KIND', help: 'read the specification as this kind' },
  },
  run: async ({ values, rest }, context) => {
    const [file = ''] = rest;
    const document = await openDocument(file, values['kind'], context, matchSpecification);
    const { open, workspace } = document;
    const draft = draftFeaturePlan({
      spec: open.plan,
      specPath: open.path,
      kinds: workspace.kinds.kinds,
      around: await featureSurroundings(workspace.files),
      time: timeOf(Date.now()),
      newHasher,
    });
    if (!draft) throw new UsageError('There is no kind of plan that is made from a specification.');
    const result = draft.make(decided(draft.analyser, values['analyser']));
    if (!result.ok) throw new Refusal(result.message);
    const shown = shownPath(workspace, draft.path, context.cwd);
    try {
      await workspace.files.create(draft.path, encodeText(result.after.text));
    } catch (error) {
      if (!(error instanceof FileStoreError)) throw error;
      throw new Refusal(error.code === 'exists' ? `${shown} exists already.` : error.message);
    }
    if (draft.reference.length > 0) await writeDocument(document, planEdits(open.plan, draft.reference));
    if (draft.warning !== '') context.terminal.err(`${plain(draft.warning)}\n`);
    context.terminal.out(`${shown}\n`);
    return EXIT.clean;
  },
};

function decided<T extends { readonly dispatch: boolean; readonly reasons: readonly string[] }>(
  proposed: T,
  wanted: string | undefined,
): Pick<T, 'dispatch' | 'reasons'> {
  if (wanted === undefined) return proposed;
  if (wanted !== 'yes' && wanted !== 'no') throw new UsageError('--analyser is "yes" or "no".');
  const dispatch = wanted === 'yes';
  return dispatch === proposed.dispatch
    ? proposed
    : { dispatch, reasons: ['Decided by a person.', ...proposed.reasons] };
}
