import path from 'node:path';
import { timeOf } from '../../core/time.ts';
import { encodeText } from '../../workspace/decode.ts';
import { FileStoreError } from '../../workspace/fileStore.ts';
import { layOutRest } from '../../workspace/newFeature.ts';
import type { Command } from '../command.ts';
import { EXIT, Refusal } from '../errors.ts';
import { pathIn, shownPath } from '../workspaces.ts';

export const featureCommand: Command = {
  name: 'feature',
  args: 'NAME',
  summary:
    'Lays out the folder of a feature: its workflow and the documents of its phases. What is there already stays.',
  count: [1, 1],
  options: { in: { value: 'FOLDER', help: 'the folder that the folder of the feature is made in' } },
  run: async ({ rest, values }, { cwd, terminal, workspaces }) => {
    const [name = ''] = rest;
    const given = values['in'];
    const { folder } = await workspaces.of(cwd);
    const wanted = path.resolve(cwd, given ?? '.');
    if (!isWithin(folder, wanted)) throw new Refusal(`"${given ?? ''}" leads out of the workspace folder.`);
    // A folder in it may be a workspace of its own.
    const workspace = await workspaces.of(wanted);
    const parent = given === undefined ? workspace.workflowFolder : pathIn(workspace, wanted);
    // Looked at before anything is written: half a feature helps nobody.
    const exists = (file: string): Promise<boolean> => workspace.files.exists(file);
    const laidOut = await layOutRest(name, parent, workspace.kinds.kinds, timeOf(Date.now()), exists);
    if (!laidOut.ok) throw new Refusal(laidOut.message);
    for (const file of laidOut.files) {
      try {
        await workspace.files.create(file.path, encodeText(file.text));
      } catch (error) {
        if (error instanceof FileStoreError) throw new Refusal(error.message);
        throw error;
      }
      terminal.out(`${shownPath(workspace, file.path, cwd)}\n`);
    }
    return EXIT.clean;
  },
};

function isWithin(folder: string, file: string): boolean {
  const relative = path.relative(folder, file);
  return relative !== '..' && !relative.startsWith(`..${path.sep}`) && !path.isAbsolute(relative);
}
