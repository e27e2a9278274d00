import { approversSchema } from '../contract/approvers.ts';
import { projectCriteria } from '../core/gates/projectCriteria.ts';
import type { Person, Project, ProjectCriterion } from '../core/gates/world.ts';
import type { Kind } from '../core/kind/kind.ts';
import type { Problem } from '../core/kind/directive.ts';
import { readYaml } from '../core/kind/readFrontMatter.ts';
import { LineMap } from '../core/markdown/source.ts';
import { decodeText } from './decode.ts';
import type { FileFinding } from './fileFinding.ts';
import { fileFinding, unreadable } from './fileFinding.ts';
import type { FileStore } from './fileStore.ts';
import { loadTemplates } from './loadTemplates.ts';
import { APPROVERS_FILE, STEERING_FOLDERS } from './projectFiles.ts';
import { isBlank, peopleProblems, steeringProblems } from './projectProblems.ts';
import { addAll } from '../core/lists.ts';

/** What a workspace says about its gates, with what is wrong in its files. What is broken counts as absent. */
export interface LoadedProject {
  readonly project: Project;
  readonly findings: readonly FileFinding[];
}

/** Reads who may sign, and the criteria of steering files, for the gates of some kinds. Never rejects. */
export async function loadProject(files: FileStore, kinds: readonly Kind[]): Promise<LoadedProject> {
  const idle: FileFinding[] = [];
  const [people, ...steering] = await Promise.all([
    loadPeople(files, kinds),
    ...STEERING_FOLDERS.map((folder) =>
      loadTemplates<readonly ProjectCriterion[]>(files, folder, (text, path) => {
        addAll(idle, steeringProblems(text, path, kinds));
        return { item: projectCriteria(text, path), problems: [] };
      }),
    ),
  ]);
  return {
    project: { people: people.people, criteria: steering.flatMap(({ items }) => items.flat()) },
    findings: [...people.findings, ...steering.flatMap(({ findings }) => findings), ...idle],
  };
}

interface LoadedPeople {
  readonly people: readonly Person[];
  readonly findings: readonly FileFinding[];
}

async function loadPeople(files: FileStore, kinds: readonly Kind[]): Promise<LoadedPeople> {
  let bytes: Uint8Array;
  try {
    if (!(await files.exists(APPROVERS_FILE))) return { people: [], findings: [] };
    bytes = await files.read(APPROVERS_FILE);
  } catch (error) {
    return { people: [], findings: [unreadable(APPROVERS_FILE, error)] };
  }
  const decoded = decodeText(bytes);
  if (!decoded.ok) return broken([fileFinding('approvers.invalid', 'error', APPROVERS_FILE, decoded.problem.message)]);
  const text = decoded.text.replace(/^\ufeff/, ' ');
  const { people, findings } = readPeople(text);
  const problems = peopleProblems(text, people, kinds);
  return { people: people.filter(({ name }) => !isBlank(name)), findings: [...findings, ...problems] };
}

/** The people in the text of the file. JSON is YAML too, which knows where each thing stands. */
export function readPeople(text: string): LoadedPeople {
  const problems: Problem[] = [];
  const data = readYaml(text, { yaml: { from: 0, to: text.length } }, approversSchema, problems, 'People');
  if (problems.length === 0 && !isJson(text)) problems.push({ message: 'This is no JSON.', span: { from: 0, to: 0 } });
  if (data && problems.length === 0) return { people: data.people, findings: [] };
  const lines = new LineMap(text);
  return broken(
    problems.map(({ message, span }) => {
      const position = lines.positionAt(span.from);
      return {
        code: 'approvers.invalid',
        severity: 'error',
        message: `${message} ${REMEDY}`,
        file: APPROVERS_FILE,
        range: { start: position, end: position },
      };
    }),
  );
}

const REMEDY =
  'Until it is mended nobody has a role. It is written so: { "people": [{ "name": "Ada", "roles": ["technical-lead"] }] }.';

const broken = (findings: readonly FileFinding[]): LoadedPeople => ({ people: [], findings });

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}
