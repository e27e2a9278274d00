import { languages, type DocumentSelector, type ExtensionContext } from 'vscode';
import type { Services } from '../services.ts';
import { FindingActions } from './codeActions.ts';
import { SectionLenses } from './codeLens.ts';
import { PlanCompletion } from './completion/provider.ts';
import { BoldLineFolding } from './folding.ts';
import { PlanHover } from './hover.ts';
import { IdFeatures } from './ids.ts';
import { ReferenceLinks } from './links.ts';
import { BoldLineSymbols } from './symbols.ts';

const PLANS: DocumentSelector = { language: 'markdown' };

export function registerLanguageFeatures(context: ExtensionContext, services: Services): void {
  const lenses = new SectionLenses(services);
  const ids = new IdFeatures(services);
  context.subscriptions.push(
    lenses,
    languages.registerCodeActionsProvider(PLANS, new FindingActions(services), FindingActions.metadata),
    languages.registerCodeLensProvider(PLANS, lenses),
    languages.registerHoverProvider(PLANS, new PlanHover(services, context.extensionUri)),
    languages.registerCompletionItemProvider(PLANS, new PlanCompletion(services), ...PlanCompletion.triggers),
    languages.registerDocumentSymbolProvider(PLANS, new BoldLineSymbols(services), BoldLineSymbols.metadata),
    languages.registerFoldingRangeProvider(PLANS, new BoldLineFolding(services)),
    languages.registerDefinitionProvider(PLANS, ids),
    languages.registerReferenceProvider(PLANS, ids),
    languages.registerRenameProvider(PLANS, ids),
    languages.registerDocumentLinkProvider(PLANS, new ReferenceLinks(services)),
  );
}
