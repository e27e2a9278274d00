import {
  CancellationTokenSource,
  commands,
  ConfigurationTarget,
  l10n,
  LanguageModelChatMessage,
  LanguageModelError,
  lm,
  window,
  workspace,
  type LanguageModelChat,
  type QuickPickItem,
} from 'vscode';
import type { CancelToken, Model } from '../../core/model/ask.ts';
import { ModelError } from '../../core/model/ask.ts';
import { chosenModelId, MODEL_SETTING } from './modelSetting.ts';

/** The model that the person has chosen; null until then, and where it is not there any more. */
export async function chosenModel(): Promise<Model | null> {
  const id = chosenModelId();
  if (id === '') return null;
  const found = (await lm.selectChatModels()).find((model) => keyOf(model) === id);
  return found ? asModel(found) : null;
}

const keyOf = ({ vendor, id }: LanguageModelChat): string => `${vendor}/${id}`;

/** Lets the person choose a model, or none. Nothing is sent to one before. */
export async function chooseModel(): Promise<void> {
  const models = await lm.selectChatModels();
  const none = { label: l10n.t('None'), description: l10n.t('Everything works without one'), id: '' };
  const items = models.map((model): QuickPickItem & { id: string } => ({
    label: model.name,
    description: model.vendor,
    id: keyOf(model),
  }));
  const placeHolder =
    models.length === 0
      ? l10n.t('No extension offers a language model here.')
      : l10n.t('What you ask it to draft, research, rank or judge is sent to it, with the text of the plan.');
  const picked = await window.showQuickPick([...items, none], { placeHolder, ignoreFocusOut: true });
  if (!picked) return;
  await workspace.getConfiguration().update(MODEL_SETTING, picked.id, ConfigurationTarget.Global);
  window.setStatusBarMessage(l10n.t('Language model: {0}', picked.label), 5000);
}

/** The chosen model; lets the person choose one where there is none. */
export async function modelOrChoice(): Promise<Model | null> {
  const known = await chosenModel();
  if (known) return known;
  await commands.executeCommand('planwright.chooseLanguageModel');
  return chosenModel();
}

function asModel(model: LanguageModelChat): Model {
  return {
    name: model.name,
    answer: async (messages, token) => {
      const cancel = new CancellationTokenSource();
      const stop = whenCancelled(token, () => cancel.cancel());
      try {
        const chat = messages.map((text) => LanguageModelChatMessage.User(text));
        const justification = l10n.t('To research and draft parts of your plans.');
        const response = await model.sendRequest(chat, { justification }, cancel.token);
        let answer = '';
        for await (const part of response.text) {
          if (token.isCancellationRequested) break;
          answer += part;
        }
        return answer;
      } catch (error) {
        throw asModelError(error, token);
      } finally {
        stop();
        cancel.dispose();
      }
    },
  };
}

// The token of the core tells no events: VS Code's own does.
function whenCancelled(token: CancelToken, then: () => void): () => void {
  if (!('onCancellationRequested' in token) || typeof token.onCancellationRequested !== 'function')
    return () => undefined;
  const listener = (token.onCancellationRequested as (listener: () => void) => { dispose: () => void })(then);
  return () => listener.dispose();
}

function asModelError(error: unknown, token: CancelToken): ModelError {
  if (token.isCancellationRequested) return new ModelError('cancelled', l10n.t('It was cancelled.'));
  const message = error instanceof Error ? error.message : String(error);
  const refused =
    error instanceof LanguageModelError &&
    (error.code === LanguageModelError.NoPermissions.name || error.code === LanguageModelError.Blocked.name);
  return new ModelError(refused ? 'refused' : 'failed', message);
}
