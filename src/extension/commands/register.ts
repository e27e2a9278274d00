import { commands, ViewColumn, workspace, type ExtensionContext } from 'vscode';
import { registerApprovedDocuments } from '../changes/approvedDocuments.ts';
import { DRAFT } from '../drafts/scheme.ts';
import { late } from '../late/late.ts';
import type { Services } from '../services.ts';
import { readTarget } from './commandTarget.ts';

type Run = (given: unknown, second?: unknown) => unknown;

export function registerCommands(context: ExtensionContext, services: Services): void {
  const handlers: Readonly<Record<string, Run>> = {
    newPlanningDocument: async (given) => (await late()).newPlanOf(services, 'planning', readTarget(given).uri),
    newPlan: async () => (await late()).newPlan(services),
    newFromRequest: async () => (await late()).newFromRequest(services),
    newFeature: async () => (await late()).newFeature(services),
    openBoard: async () => (await import('../late/board.ts')).openBoard(services, context.extensionUri),
    tickCriterion: async (given) => (await late()).tickCriterion(services, given),
    rejectCheckpoint: async (given) => (await late()).reject(services, given),
    planFeature: async (given) => (await late()).planFeature(services, given),
    researchQuestion: async (given) => (await late()).researchQuestion(services, given),
    researchAll: async (given) => (await late()).researchAll(services, given),
    chooseSkills: async (given) => (await late()).chooseSkills(services, given),
    chooseLanguageModel: async () => (await late()).chooseModel(),
    analyseCodeBase: async (given) => (await late()).analyseCodeBase(services, given),
    compareEnvironment: async (given) => (await late()).compareEnvironment(services, given),
    runReflection: async (given) => (await late()).reflectOn(services, given),
    reflectByModel: async (given) => (await late()).reflectOnByModel(services, given),
    draft: async (given, second) => (await late()).draft(services, given, second),
    proposeSprints: async (given) => (await late()).proposeSprints(services, given),
    acceptDraft: async (given) => (await late()).acceptDraft(given),
    discardDraft: async (given) => (await late()).discardDraft(given),
    handOn: async (given) => (await late()).chooseHandOn(services, given),
    exportPlan: async (given) => (await late()).chooseExport(services, given),
    openForm: (given, second) => open(services, services.openForm, given, second),
    openMarkdown: (given, second) => open(services, services.openMarkdown, given, second),
    openMarkdownToSide: (given) => openBeside(services, given),
    goToNextIncomplete: async (given) => (await late()).nextIncomplete(services, given),
    approveCheckpoint: async (given) => (await late()).decide(services, 'approve', given),
    acknowledgeCheckpoint: async (given) => (await late()).decide(services, 'acknowledge', given),
    requestChanges: async (given) => (await late()).decide(services, 'request-changes', given),
    revokeDecision: async (given) => (await late()).decide(services, 'revoke', given),
    showChangesSinceApproval: async (given) => (await late()).showChangesSinceApproval(services, given),
    resumeImplementation: async (given) => (await late()).resumeImplementation(services, given),
    setStatus: async (given) => (await late()).setStatus(services, given),
    addMissingSections: async (given) => (await late()).addMissingSections(services, given),
    askQuestion: async (given) => (await late()).askQuestion(services, given),
    answerQuestion: async (given) => (await late()).answerQuestion(services, given),
  };
  context.subscriptions.push(
    ...registerApprovedDocuments(services.sessions),
    workspace.registerTextDocumentContentProvider(DRAFT, {
      provideTextDocumentContent: async (uri) => (await late()).proposedText(uri),
    }),
    ...Object.entries(handlers).map(([name, run]) => commands.registerCommand(`planwright.${name}`, run)),
  );
}

async function open(services: Services, show: Services['openForm'], given: unknown, second: unknown): Promise<void> {
  const { uri, target } = readTarget(given, second);
  // A file of no kind can be opened too: the form says what is missing.
  const document = uri ?? services.active.session?.document.uri;
  if (document) await show(document, target);
}

async function openBeside(services: Services, given: unknown): Promise<void> {
  const { uri, target } = readTarget(given);
  const document = uri ?? services.active.session?.document.uri;
  if (!document) return;
  await commands.executeCommand('vscode.openWith', document, 'default', ViewColumn.Beside);
  const place = target ?? services.pageOf(document);
  if (place !== '') await services.openMarkdown(document, place);
}
