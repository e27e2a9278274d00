import { commands, ViewColumn, type ExtensionContext } from 'vscode';
import { registerApprovedDocuments } from '../changes/approvedDocuments.ts';
import type { Services } from '../services.ts';
import { readTarget } from './commandTarget.ts';
import { decide } from './decisions.ts';
import { addMissingSections } from './missingSections.ts';
import { chooseExport, chooseHandOn } from './handOn.ts';
import { newFromRequest, newPlan, newPlanOf } from './newPlan.ts';
import { nextIncomplete } from './nextIncomplete.ts';
import { answerQuestion, askQuestion } from './questions.ts';
import { reflectOn } from './reflection.ts';
import { resumeImplementation } from './resumeImplementation.ts';
import { setStatus } from './setStatus.ts';
import { showChangesSinceApproval } from './showChangesSinceApproval.ts';

type Run = (given: unknown, second?: unknown) => unknown;

export function registerCommands(context: ExtensionContext, services: Services): void {
  const handlers: Readonly<Record<string, Run>> = {
    newPlanningDocument: (given) => newPlanOf(services, 'planning', readTarget(given).uri),
    newPlan: () => newPlan(services),
    newFromRequest: () => newFromRequest(services),
    runReflection: (given) => reflectOn(services, given),
    handOn: (given) => chooseHandOn(services, given),
    exportPlan: (given) => chooseExport(services, given),
    openForm: (given, second) => open(services, services.openForm, given, second),
    openMarkdown: (given, second) => open(services, services.openMarkdown, given, second),
    openMarkdownToSide: (given) => openBeside(services, given),
    goToNextIncomplete: nextIncomplete(services),
    approveCheckpoint: (given) => decide(services, 'approve', given),
    acknowledgeCheckpoint: (given) => decide(services, 'acknowledge', given),
    requestChanges: (given) => decide(services, 'request-changes', given),
    revokeDecision: (given) => decide(services, 'revoke', given),
    showChangesSinceApproval: (given) => showChangesSinceApproval(services, given),
    resumeImplementation: (given) => resumeImplementation(services, given),
    setStatus: (given) => setStatus(services, given),
    addMissingSections: (given) => addMissingSections(services, given),
    askQuestion: (given) => askQuestion(services, given),
    answerQuestion: (given) => answerQuestion(services, given),
  };
  context.subscriptions.push(
    ...registerApprovedDocuments(services.sessions),
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
  const document = readTarget(given).uri ?? services.active.session?.document.uri;
  if (document) await commands.executeCommand('vscode.openWith', document, 'default', ViewColumn.Beside);
}
