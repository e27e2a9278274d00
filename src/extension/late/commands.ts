// What people use now and then: a bundle of its own, which is loaded at first use and not while the editor starts.
import { config } from '@vscode/l10n';
import { l10n } from 'vscode';

export { analyseCodeBase } from '../commands/analyse.ts';
export { compareEnvironment } from '../commands/compareEnvironment.ts';
export { chooseExport, chooseHandOn, exportAs, handOn } from '../commands/handOn.ts';
export { chooseSkills } from '../commands/chooseSkills.ts';
export { openMarkdown } from '../panels/markdownEditor.ts';
export { decide } from '../commands/decisions.ts';
export { decideOn, setStatusOf } from '../commands/decideOn.ts';
export { chooseKind } from '../commands/chooseKind.ts';
export { addMissingSections } from '../commands/missingSections.ts';
export { openReference } from '../files/openReference.ts';
export { nextIncomplete } from '../commands/nextIncomplete.ts';
export { newFeature } from '../commands/newFeature.ts';
export { newFromRequest } from '../commands/newFromRequest.ts';
export { newPlan, newPlanOf } from '../commands/newPlan.ts';
export { planFeature } from '../commands/planFeature.ts';
export { answerQuestion, askQuestion } from '../commands/questions.ts';
export { reject } from '../commands/reject.ts';
export { researchQuestion } from '../commands/research.ts';
export { researchAll } from '../commands/researchAll.ts';
export { reflectOn, runReflection } from '../commands/reflection.ts';
export { resumeImplementation } from '../commands/resumeImplementation.ts';
export { setStatus } from '../commands/setStatus.ts';
export { showChangesSinceApproval } from '../commands/showChangesSinceApproval.ts';
export { tickCriterion } from '../commands/tickCriterion.ts';
export { findId, noIdHere } from './ids.ts';
export { chooseModel } from '../models/chosenModel.ts';
export { fillContracts } from '../commands/fillContracts.ts';
export { formPartsOf } from './formParts.ts';
export { draft } from '../commands/draft.ts';
export { proposeDraft } from '../drafts/drafts.ts';
export { acceptDraft, discardDraft, proposedText } from '../drafts/proposals.ts';
export { proposeSprints } from '../commands/sprints.ts';
export { reflectOnByModel, runModelReflection } from '../commands/reflectByModel.ts';

// This bundle has a copy of its own of what speaks without `vscode`.
if (l10n.bundle) config({ contents: l10n.bundle });
