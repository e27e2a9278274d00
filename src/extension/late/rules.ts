// The rules are a third of what judging takes, and only the first plan that is opened needs them.
export { allRules } from '../../core/rules/allRules.ts';
export { isQuick } from '../../core/rules/quick.ts';
export { createRuleEngine } from '../../core/rules/engine.ts';
