import { execFile } from 'node:child_process';

const LONGEST_WAIT = 5000;

/** The branch that is checked out in a folder; null outside of a repository, without git, or on no branch. */
export const gitBranch = (folder: string): Promise<string | null> =>
  new Promise((resolve) => {
    const options = { cwd: folder, timeout: LONGEST_WAIT, windowsHide: true };
    execFile('git', ['branch', '--show-current'], options, (error, out) => {
      const branch = error ? '' : out.trim();
      resolve(branch === '' ? null : branch);
    });
  });
