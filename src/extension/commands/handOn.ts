import { commands, env, l10n, window, workspace, Uri, type QuickPickItem } from 'vscode';
import { allOutputs } from '../../core/outputs/allOutputs.ts';
import type { Output } from '../../core/outputs/output.ts';
import type { Prompt } from '../../core/outputs/prompt.ts';
import { promptOf, promptReason } from '../../core/outputs/prompt.ts';
import type { PromptSchema } from '../../core/outputs/readPrompt.ts';
import { newHasher } from '../../node/newHasher.ts';
import { deliver, deliverablePath } from '../../workspace/deliver.ts';
import { promptsFor } from '../../workspace/prompts.ts';
import { locate } from '../documents/location.ts';
import { failed, refusal } from '../documents/outcome.ts';
import type { DocumentSession, EditOutcome } from '../documents/planState.ts';
import { workspaceFiles } from '../files/workspaceFiles.ts';
import { saveText } from '../files/saveText.ts';
import type { Services } from '../services.ts';
import { aim, tell } from './commandTarget.ts';

export type Way = 'copy' | 'chat' | 'file' | 'show';

/** Hands the prompt for an agent on. Refused, with the reason, while its checkpoint is shut. */
export async function handOn(
  session: DocumentSession,
  services: Services,
  agent: string,
  how: Way,
): Promise<EditOutcome> {
  const { plan, gates, version } = session.state;
  const schema = (await promptsOf(session, services)).find((one) => one.agent === agent);
  if (!schema) return refusal('not-found', l10n.t('There is no prompt for the agent "{0}".', agent));
  const reason = promptReason(schema, gates);
  if (reason !== '') return refusal('refused', reason);
  const prompt = promptOf(plan, schema, locate(session.document.uri).path, newHasher);
  const refused = await WAYS[how](prompt.text, session.document.uri, agent);
  if (refused) return refused;
  // The prompt says so itself; who hands it on may not read it.
  void tellUnwritten(prompt, (target) => services.openForm(session.document.uri, target));
  return { ok: true, version };
}

async function tellUnwritten(prompt: Prompt, open: (target: string) => Promise<void>): Promise<void> {
  const [first] = prompt.unwritten;
  if (!first) return;
  const write = l10n.t('Write It');
  const message = l10n.t('"{0}" was handed on with gaps. {1}', prompt.schema.title, gapsOf(prompt));
  if ((await window.showWarningMessage(message, write)) === write) await open(first.id);
}

/** Which of its sections a prompt lacks. */
function gapsOf({ schema, unwritten }: Prompt): string {
  const names = unwritten.map(({ name }) => name).join(', ');
  return unwritten.length === schema.sections.length
    ? l10n.t('None of its sections is written yet: {0}', names)
    : l10n.t('Not written yet, {0} of {1} sections: {2}', unwritten.length, schema.sections.length, names);
}

const WAYS: Readonly<Record<Way, (text: string, document: Uri, agent: string) => Promise<EditOutcome | undefined>>> = {
  copy: async (text) => {
    await env.clipboard.writeText(text);
    window.setStatusBarMessage(l10n.t('The prompt is in the clipboard.'), 5000);
    return undefined;
  },
  chat: async (text) => {
    try {
      await commands.executeCommand('workbench.action.chat.open', { query: text, isPartialQuery: true });
      return undefined;
    } catch {
      return refusal('failed', l10n.t('This editor has no chat. Copy the prompt instead.'));
    }
  },
  file: async (text, document, agent) => {
    const name = (document.path.split('/').pop() ?? 'plan').replace(/\.md$/i, '');
    await saveText(text, document, `${name}.${agent}-prompt.md`);
    return undefined;
  },
  show: (text) => showText(text, 'markdown'),
};

async function showText(content: string, language: string): Promise<undefined> {
  await window.showTextDocument(await workspace.openTextDocument({ content, language }), { preview: true });
}

const promptsOf = async (session: DocumentSession, services: Services): Promise<readonly PromptSchema[]> =>
  promptsFor(session.state.plan.kind, await services.prompts(session.document.uri));

/** Lists the prompts of a plan with their sizes, then the ways to hand one on. */
export async function chooseHandOn(services: Services, given: unknown): Promise<void> {
  const aimed = await aim(services, given);
  if (!aimed) return;
  const { session } = aimed;
  const schemas = await promptsOf(session, services);
  if (schemas.length === 0) {
    await window.showInformationMessage(l10n.t('There are no prompts for plans of this kind.'));
    return;
  }
  const { plan, gates } = session.state;
  const items = schemas.map((schema): QuickPickItem & { agent: string } => {
    const prompt = promptOf(plan, schema, locate(session.document.uri).path, newHasher);
    const reason = promptReason(schema, gates);
    const open = prompt.unwritten.length === 0 ? '' : `$(warning) ${gapsOf(prompt)}`;
    const size = l10n.t('{0} characters', prompt.text.length);
    return { label: schema.title, description: size, detail: reason === '' ? open : reason, agent: schema.agent };
  });
  const picked = await window.showQuickPick(items, { placeHolder: l10n.t('Which agent goes on?'), ...STAYS });
  const way = picked ? await window.showQuickPick(wayItems(), { title: picked.label, ...STAYS }) : undefined;
  if (picked && way) tell(await handOn(session, services, picked.agent, way.way));
}

// A form that is being drawn may take the focus.
const STAYS = { ignoreFocusOut: true } as const;

const wayItems = (): (QuickPickItem & { way: Way })[] => [
  { label: l10n.t('Copy to the clipboard'), way: 'copy' },
  { label: l10n.t('Open in the chat'), way: 'chat' },
  { label: l10n.t('Write to a file…'), way: 'file' },
  { label: l10n.t('Show'), way: 'show' },
];

/** Makes an output of a plan: the file beside it, or an editor of its own, which can be saved anywhere. */
export async function exportAs(session: DocumentSession, id: string): Promise<EditOutcome> {
  const { plan, version } = session.state;
  const output = fitting(session).find((one) => one.id === id);
  if (!output) return refusal('not-found', l10n.t('"{0}" cannot be made of this plan.', id));
  const text = await output.make({ plan, file: locate(session.document.uri).path, newHasher });
  const { folder, path } = locate(session.document.uri);
  const target = deliverablePath(output, path);
  // Without trust nothing is written but what people type.
  if (target === null || session.readOnly !== '') {
    await showText(text, LANGUAGES[output.extension]);
    return { ok: true, version };
  }
  try {
    await deliver(workspaceFiles(folder), target, text, output);
  } catch (error) {
    return failed(error);
  }
  await window.showTextDocument(Uri.joinPath(folder, target), { preview: true });
  return { ok: true, version };
}

const LANGUAGES: Readonly<Record<Output['extension'], string>> = {
  md: 'markdown',
  json: 'json',
  csv: 'plaintext',
  svg: 'xml',
};

const fitting = ({ state }: DocumentSession): readonly Output[] =>
  allOutputs.filter(({ fits }) => fits(state.plan.kind));

export async function chooseExport(services: Services, given: unknown): Promise<void> {
  const aimed = await aim(services, given);
  if (!aimed) return;
  const items = fitting(aimed.session).map(({ id, title }): QuickPickItem & { id: string } => ({ label: title, id }));
  if (items.length === 0) {
    await window.showInformationMessage(l10n.t('Nothing else is made of plans of this kind.'));
    return;
  }
  const picked = await window.showQuickPick(items, { placeHolder: l10n.t('What to make of the plan'), ...STAYS });
  if (picked) tell(await exportAs(aimed.session, picked.id));
}
