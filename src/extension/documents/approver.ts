import { extensions, l10n, window, type ExtensionContext, type Uri } from 'vscode';
import { readSettings } from '../configuration/settings.ts';

const KEPT = 'planwright.approver';
const LONGEST = 200;

/** Who decides: by the setting, else as it was given once. */
export interface Approver {
  /** The name that is known already; empty if the person was never asked. */
  readonly known: (document: Uri) => string;
  /** Asks where no name is known. Undefined if the person would not say. */
  readonly name: (document: Uri) => Promise<string | undefined>;
}

export function createApprover(context: ExtensionContext): Approver {
  const known = (document: Uri): string => {
    const setting = oneLine(readSettings(document).approver);
    return setting === '' ? oneLine(context.globalState.get<string>(KEPT) ?? '') : setting;
  };
  const name = async (document: Uri): Promise<string | undefined> => {
    const given = known(document);
    if (given !== '') return given;
    const answer = await window.showInputBox({
      title: l10n.t('Your Name'),
      prompt: l10n.t('It stands in decisions and in the document. The setting "planwright.approver" changes it.'),
      value: await gitUserName(document),
      ignoreFocusOut: true,
      validateInput: (text) => (oneLine(text) === '' ? l10n.t('A decision needs a name.') : undefined),
    });
    const chosen = answer === undefined ? '' : oneLine(answer);
    if (chosen === '') return undefined;
    await context.globalState.update(KEPT, chosen);
    return chosen;
  };
  return { known, name };
}

const oneLine = (text: string): string => text.replace(/\s+/g, ' ').trim().slice(0, LONGEST);

// The part of the built-in git extension's API that is used here.
interface GitExtension {
  getAPI(version: 1): {
    getRepository(
      uri: Uri,
    ): { getConfig(key: string): Promise<string>; getGlobalConfig(key: string): Promise<string> } | null;
  };
}

async function gitUserName(document: Uri): Promise<string> {
  try {
    const extension = extensions.getExtension<GitExtension>('vscode.git');
    if (!extension) return '';
    const git = extension.isActive ? extension.exports : await extension.activate();
    const repository = git.getAPI(1).getRepository(document);
    if (!repository) return '';
    const local = await repository.getConfig('user.name').catch(() => '');
    return oneLine(local === '' ? await repository.getGlobalConfig('user.name') : local);
  } catch {
    // Git is turned off or missing: the person types the name.
    return '';
  }
}
