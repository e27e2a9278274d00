/*
 * The tasks of make, just and task files and the scripts of packages, as they are called: `make dev`, `npm run dev`.
 * Runners of the same scripts count as one.
 */

const MOST_NAME = 60;
/** "Make sure" is no task: these count in code marks only. */
const CODED = new RegExp(`\`(make|just|task)[ \\t]+([A-Za-z][\\w.:-]{0,${MOST_NAME}})[^\`\\n]{0,80}\``, 'g');
const SCRIPT = new RegExp(`\\b(?:npm|pnpm|yarn|bun)[ \\t]+run[ \\t]+([A-Za-z][\\w.:-]{0,${MOST_NAME}})`, 'g');

/** What a text tells people to run, in the form of `Environment.targets`. */
export function targetsIn(text: string): readonly string[] {
  const coded = Array.from(text.matchAll(CODED), ([, runner = '', name = '']) => `${runner} ${withoutStop(name)}`);
  const scripts = Array.from(text.matchAll(SCRIPT), ([, name = '']) => `npm run ${withoutStop(name)}`);
  return [...new Set([...coded, ...scripts])];
}

const withoutStop = (name: string): string => name.replace(/[.:]$/, '');

/** The file that a target would stand in. */
export function fileOfTarget(target: string): string {
  if (target.startsWith('make ')) return 'Makefile';
  if (target.startsWith('just ')) return 'justfile';
  return target.startsWith('task ') ? 'Taskfile.yml' : 'package.json';
}

const SETS_UP = /\b(?:dev|develop|development|setup|set-up|up|start|serve|run|bootstrap|env|local|services)\b/i;

/** Whether something that can be run makes an environment to develop in. */
export const setsUp = (targets: ReadonlySet<string>): boolean =>
  [...targets].some((target) => SETS_UP.test(target.replace(/^npm run /, '')));
