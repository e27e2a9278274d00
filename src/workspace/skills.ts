import type { Skill } from '../core/skills/skills.ts';
import { readSkill } from '../core/skills/skills.ts';
import { decodeText } from './decode.ts';
import { discover } from './discover.ts';
import type { FileStore } from './fileStore.ts';

/** The skills of a workspace: its `SKILL.md` files that git does not ignore. What cannot be read is left out. */
export async function loadSkills(files: FileStore): Promise<readonly Skill[]> {
  const { files: found } = await discover(files, '', { wanted: (path) => /(?:^|\/)SKILL\.md$/.test(path) });
  const skills: Skill[] = [];
  for (const path of found) {
    const decoded = await files.read(path).then(decodeText, () => null);
    const skill = decoded?.ok ? readSkill(decoded.text, path) : null;
    if (skill) skills.push(skill);
  }
  return skills;
}
