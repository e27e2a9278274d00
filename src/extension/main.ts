import { config } from '@vscode/l10n';
import { ExtensionMode, l10n, type ExtensionContext } from 'vscode';
import { registerCommands } from './commands/register.ts';
import { compose, type Composed } from './compose.ts';
import { registerDiagnostics } from './diagnostics/register.ts';
import { registerOutputs } from './diagnostics/outputs.ts';
import { registerLanguageFeatures } from './language/register.ts';
import { registerStatus } from './status/register.ts';
import { registerPlansTree, type PlansView } from './tree/register.ts';

/** What the tests in the host look into. */
export interface Internals extends Composed {
  readonly plans: PlansView;
  /** How long `activate` took, in milliseconds. */
  readonly activatedIn: number;
}

export function activate(context: ExtensionContext): Internals | undefined {
  const start = performance.now();
  // What the forms say is written without `vscode`, so that it can be tested without it.
  if (l10n.bundle) config({ contents: l10n.bundle });
  const services = compose(context);
  registerDiagnostics(context, services);
  registerOutputs(context, services);
  registerLanguageFeatures(context, services);
  const plans = registerPlansTree(context, services, services.checkpoint);
  registerStatus(context, services);
  registerCommands(context, services);
  // Only tests: what an extension exports, every other extension can call, and only a person may approve.
  return context.extensionMode === ExtensionMode.Test
    ? { ...services, plans, activatedIn: performance.now() - start }
    : undefined;
}

export function deactivate(): void {
  // Everything is disposed through the context's subscriptions.
}
