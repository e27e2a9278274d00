import { commands, TabInputCustom, TabInputText, window, type Tab, type Uri } from 'vscode';
import { FORM_VIEW_TYPE } from '../status/activePlan.ts';

/** What VS Code calls its own editor for text. */
const TEXT = 'default';

/** Shows a document as text or as a form. Of both there is one tab in a group: the one takes the place of the other. */
export async function showAs(uri: Uri, view: 'text' | 'form'): Promise<void> {
  const [wanted, other] = view === 'text' ? [TEXT, FORM_VIEW_TYPE] : [FORM_VIEW_TYPE, TEXT];
  const { tabs } = window.tabGroups.activeTabGroup;
  const isWanted = showing(uri, view);
  const isOther = showing(uri, view === 'text' ? 'form' : 'text');
  const replaces = !tabs.some(isWanted) && tabs.some(isOther);
  await commands.executeCommand('vscode.openWith', uri, replaces ? other : wanted);
  if (replaces) await commands.executeCommand('reopenActiveEditorWith', wanted);
}

/** Whether a tab shows a document as text or as a form. */
export function showing(uri: Uri, view: 'text' | 'form'): (tab: Tab) => boolean {
  const key = uri.toString();
  return ({ input }) =>
    view === 'text'
      ? input instanceof TabInputText && input.uri.toString() === key
      : input instanceof TabInputCustom && input.viewType === FORM_VIEW_TYPE && input.uri.toString() === key;
}
