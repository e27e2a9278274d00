import { existsSync } from 'node:fs';
import path from 'node:path';
import type { RuleEngine } from '../core/rules/engine.ts';
import { createRuleEngine } from '../core/rules/engine.ts';
import { newHasher } from '../node/newHasher.ts';
import { nodeFiles } from '../node/nodeFiles.ts';
import { packageFolder } from '../node/packageFolder.ts';
import { DECISIONS_FOLDER, DecisionStore } from '../workspace/decisions.ts';
import type { FileStore } from '../workspace/fileStore.ts';
import type { KindSet } from '../workspace/kinds.ts';
import { loadKinds, type PackageFiles } from '../workspace/kinds.ts';
import type { LoadedProject } from '../workspace/project.ts';
import { loadProject } from '../workspace/project.ts';
import { loadSettings } from './settings.ts';

/** A folder with its kinds and decisions. */
export interface Workspace {
  readonly folder: string;
  readonly files: FileStore;
  readonly kinds: KindSet;
  /** The rules as the settings of the folder want them. */
  readonly rules: RuleEngine;
  /** The folder that the folders of features are in. */
  readonly workflowFolder: string;
  /** Who may sign, and the criteria of the project's own. Read at first use. */
  readonly project: () => Promise<LoadedProject>;
  /** Where plans of tasks are kept. */
  readonly plansDir: string;
  /** Null where nothing was decided yet. */
  readonly decisions: DecisionStore | null;
}

function packageFiles(): PackageFiles {
  const folder = packageFolder(import.meta.url);
  return {
    templates: nodeFiles(path.join(folder, 'templates')),
    // From the sources, what an earlier build read would hide a change in what reads templates.
    dist: import.meta.url.endsWith('.ts') ? null : nodeFiles(path.join(folder, 'dist')),
  };
}

/** Finds the workspace that a path is in. One command may be given paths in several. */
export class Workspaces {
  readonly #cwd: string;
  readonly #open = new Map<string, Promise<Workspace>>();
  #package: PackageFiles | null = null;

  constructor(cwd: string) {
    this.#cwd = cwd;
  }

  /** What comes with the program. */
  get package(): PackageFiles {
    return (this.#package ??= packageFiles());
  }

  /** The workspace of an absolute path to a file or folder, which need not exist. */
  of(file: string): Promise<Workspace> {
    return this.at(workspaceFolder(file, this.#cwd));
  }

  at(folder: string): Promise<Workspace> {
    const known = this.#open.get(folder) ?? this.#load(folder);
    this.#open.set(folder, known);
    return known;
  }

  async #load(folder: string): Promise<Workspace> {
    const files = nodeFiles(folder);
    const settings = await loadSettings(files);
    const kinds = await loadKinds(this.package, files, settings.workflowFolder);
    const rules = createRuleEngine(settings.rules);
    let project: Promise<LoadedProject> | null = null;
    const decided = existsSync(path.join(folder, DECISIONS_FOLDER));
    return {
      folder,
      files,
      kinds,
      rules,
      workflowFolder: settings.workflowFolder,
      plansDir: settings.plansDir,
      project: () => (project ??= loadProject(files, kinds.kinds)),
      decisions: decided ? new DecisionStore(files, newHasher) : null,
    };
  }
}

/** The nearest folder above a path with `.planwright` or a repository; else the current folder, if the path is in it. */
function workspaceFolder(file: string, cwd: string): string {
  for (let folder = file; ; folder = path.dirname(folder)) {
    if (existsSync(path.join(folder, '.planwright')) || existsSync(path.join(folder, '.git'))) return folder;
    if (path.dirname(folder) === folder) break;
  }
  const relative = path.relative(cwd, file);
  const inside = relative !== '..' && !relative.startsWith(`..${path.sep}`) && !path.isAbsolute(relative);
  return inside ? cwd : path.dirname(file);
}

/** A path in a workspace, with `/`; `''` for the folder itself. */
export const pathIn = (workspace: Workspace, file: string): string =>
  path.relative(workspace.folder, file).split(path.sep).join('/');

/** A path of a workspace as it is shown: relative to the current folder. */
export function shownPath(workspace: Workspace, name: string, cwd: string): string {
  const relative = path.relative(cwd, path.join(workspace.folder, name)).split(path.sep).join('/');
  return relative === '' ? '.' : relative;
}
