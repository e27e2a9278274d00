import { commands, window, type ExtensionContext } from 'vscode';

// A placeholder, until the extension is put together here.
export function activate(context: ExtensionContext): void {
  context.subscriptions.push(
    commands.registerCommand('planwright.hello', () => window.showInformationMessage('Planwright is loaded.')),
  );
}

export function deactivate(): void {
  // Everything is disposed through the context's subscriptions.
}
