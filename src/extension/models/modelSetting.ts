import { workspace } from 'vscode';

/** Holds `vendor/id` of the model that the person has chosen, empty until then. */
export const MODEL_SETTING = 'planwright.languageModel';

export const chosenModelId = (): string => {
  const value = workspace.getConfiguration().get<unknown>(MODEL_SETTING);
  return typeof value === 'string' ? value : '';
};

/** Whether a model is asked when somebody wants a draft. It may not be there any more. */
export const modelIsChosen = (): boolean => chosenModelId() !== '';
