import type { ExtensionContext } from 'vscode';
import type { DocumentSession } from '../documents/planState.ts';
import type { Services } from '../services.ts';

/** Tells of files that were made from an earlier text of a plan, once a plan is opened that such files are made of. */
export function registerOutputs(context: ExtensionContext, { sessions }: Services): void {
  const opened = sessions.onDidOpen((session) => void begin(session));
  const begin = async ({ state }: DocumentSession): Promise<void> => {
    if (state.plan.kind.trace.length === 0) return;
    opened.dispose();
    const { watchOutputs } = await import('../late/outputs.ts');
    context.subscriptions.push(...watchOutputs(sessions));
  };
  context.subscriptions.push(opened);
}
