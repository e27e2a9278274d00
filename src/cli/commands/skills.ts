import { planEdits } from '../../core/edit/planEdit.ts';
import { proposedSkills, rankSkills, skillIntents, skillsReason } from '../../core/skills/skills.ts';
import { loadSkills } from '../../workspace/skills.ts';
import type { Command } from '../command.ts';
import { EXIT, UsageError } from '../errors.ts';
import { openDocument, writeDocument } from '../openDocument.ts';
import { plain } from '../terminal.ts';

export const skillsCommand: Command = {
  name: 'skills',
  args: 'PLAN [NAME…]',
  summary: 'Lists the skills of the workspace by how well they fit a plan; the ones that are named go into it.',
  count: [1, Infinity],
  options: {},
  run: async ({ rest }, context) => {
    const [file = '', ...names] = rest;
    const document = await openDocument(file, undefined, context);
    const { plan } = document.open;
    const ranked = rankSkills(await loadSkills(document.workspace.files), plan.text);
    if (names.length === 0) {
      const proposed = new Set(proposedSkills(ranked));
      for (const skill of ranked) {
        const mark = proposed.has(skill) ? '✓' : ' ';
        context.terminal.out(`${mark} ${plain(skill.name)} [${skill.tag}]  ${skill.words.map(plain).join(', ')}\n`);
      }
      return EXIT.clean;
    }
    const chosen = names.map((name) => {
      const found = ranked.find((skill) => skill.name === name);
      if (!found)
        throw new UsageError(`There is no skill "${name}". Skills: ${ranked.map((one) => one.name).join(', ')}.`);
      return found;
    });
    const reason = skillsReason(plan, chosen);
    if (reason !== '') throw new UsageError(reason);
    await writeDocument(document, planEdits(plan, skillIntents(plan, chosen)));
    return EXIT.clean;
  },
};
