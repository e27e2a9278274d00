import type { ExtensionContext } from 'vscode';
import type { Services } from '../services.ts';
import { keepContextKeys } from './contextKeys.ts';
import { showStatusBar } from './statusBar.ts';

export function registerStatus(context: ExtensionContext, services: Services): void {
  context.subscriptions.push(keepContextKeys(services), showStatusBar(services));
}
