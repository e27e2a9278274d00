import { parse } from 'yaml';
import { packageName } from './packages.ts';

/** What the files of a workspace say about the environment that developers have. */
export interface Environment {
  /** Paths, by what they are for. */
  readonly compose: readonly string[];
  readonly tasks: readonly string[];
  readonly env: readonly string[];
  readonly manifests: readonly string[];
  readonly migrations: readonly string[];
  /** Names of services and of their images, in lower case. */
  readonly services: ReadonlySet<string>;
  /** Targets of make, just and task files and scripts of packages, as they are called: `make dev`, `npm run dev`. */
  readonly targets: ReadonlySet<string>;
  readonly variables: ReadonlySet<string>;
  /** The names in manifests, among them all packages that are installed, in the form that `packageName` gives. */
  readonly packages: ReadonlySet<string>;
}

export type FileUse = 'compose' | 'tasks' | 'env' | 'manifests' | 'migrations';

const USES: readonly (readonly [FileUse, RegExp])[] = [
  ['compose', /(?:^|\/)(?:docker-)?compose(?:\.[\w-]+)?\.ya?ml$/i],
  ['tasks', /(?:^|\/)(?:GNUmakefile|Makefile|makefile|Taskfile\.ya?ml|justfile)$/],
  ['env', /(?:^|\/)\.env\.(?:example|template|sample|dist)$/i],
  [
    'manifests',
    /(?:^|\/)(?:package\.json|composer\.json|pyproject\.toml|Pipfile|setup\.(?:py|cfg)|requirements[\w.-]*\.txt|go\.mod|Cargo\.toml|Gemfile|pom\.xml|build\.gradle(?:\.kts)?|[\w.-]+\.csproj)$/,
  ],
  ['migrations', /(?:^|\/)(?:migrations?|migrate|alembic)\/.*\.(?:sql|py|ts|js|rb|go|php|cs|xml|ya?ml)$/i],
];

/** What a file says about the environment, by its path; null if nothing. */
export const useOf = (path: string): FileUse | null => USES.find(([, pattern]) => pattern.test(path))?.[0] ?? null;

/** Puts together what files say. What cannot be read says nothing. */
export function environmentOf(files: readonly { readonly path: string; readonly text: string }[]): Environment {
  const of = (use: FileUse): readonly { path: string; text: string }[] =>
    files.filter(({ path }) => useOf(path) === use);
  const paths = (use: FileUse): readonly string[] => of(use).map(({ path }) => path);
  const all = (use: FileUse, read: (text: string, path: string) => readonly string[]): ReadonlySet<string> =>
    new Set(of(use).flatMap(({ path, text }) => read(text, path)));
  return {
    compose: paths('compose'),
    tasks: paths('tasks'),
    env: paths('env'),
    manifests: paths('manifests'),
    migrations: paths('migrations'),
    services: all('compose', composeServices),
    targets: new Set([...all('tasks', taskTargets), ...all('manifests', scriptsIn)]),
    variables: all('env', (text) =>
      Array.from(text.matchAll(/^\s*(?:export\s+)?([A-Za-z_]\w*)\s*=/gm), ([, name = '']) => name),
    ),
    packages: all('manifests', namesIn),
  };
}

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null;

function yamlOf(text: string): Record<string, unknown> {
  try {
    const value: unknown = parse(text, { maxAliasCount: 100, logLevel: 'silent' });
    return isRecord(value) ? value : {};
  } catch {
    return {};
  }
}

function composeServices(text: string): readonly string[] {
  const { services } = yamlOf(text);
  if (!isRecord(services)) return [];
  return Object.entries(services).flatMap(([name, service]) => {
    const image = isRecord(service) && typeof service['image'] === 'string' ? service['image'] : '';
    const bare =
      image
        .replace(/[:@].*$/, '')
        .split('/')
        .at(-1) ?? '';
    return [name.toLowerCase(), bare.toLowerCase()].filter((one) => one !== '');
  });
}

function taskTargets(text: string, path: string): readonly string[] {
  if (/\.ya?ml$/i.test(path)) {
    const { tasks } = yamlOf(text);
    return isRecord(tasks) ? Object.keys(tasks).map((name) => `task ${name}`) : [];
  }
  return path.endsWith('justfile') ? justRecipes(text) : makeTargets(text);
}

// A recipe may have parameters with values: `dev port="80":`.
const justRecipes = (text: string): readonly string[] =>
  Array.from(text.matchAll(/^@?([A-Za-z_][\w-]*)(?:[ \t][^:\n]*)?:(?!=)/gm), ([, name = '']) => `just ${name}`);

const makeTargets = (text: string): readonly string[] =>
  Array.from(text.matchAll(/^([A-Za-z][^:=#\n]*):(?!=)/gm), ([, names = '']) => names.trim().split(/\s+/))
    .flat()
    .map((name) => `make ${name}`);

function scriptsIn(text: string, path: string): readonly string[] {
  const scripts = path.endsWith('package.json') ? yamlOf(text)['scripts'] : null;
  return isRecord(scripts) ? Object.keys(scripts).map((name) => `npm run ${name}`) : [];
}

const GROUPS = ['dependencies', 'devDependencies', 'peerDependencies', 'optionalDependencies'];

function namesIn(text: string, path: string): readonly string[] {
  if (!path.endsWith('package.json')) return wordsIn(text);
  const manifest = yamlOf(text);
  const groups = GROUPS.map((key) => manifest[key]);
  return groups.flatMap((group) => (isRecord(group) ? Object.keys(group) : [])).map(packageName);
}

// Each tool has a form of its own. To know that a package is nowhere it is enough to know all names there are; the
// last part of a path is one, too.
const wordsIn = (text: string): readonly string[] =>
  Array.from(text.matchAll(/@?[A-Za-z][\w./-]*/g), ([name]) => name).flatMap((name) => {
    const last = name.slice(name.lastIndexOf('/') + 1);
    return last === name ? [packageName(name)] : [packageName(name), packageName(last)];
  });
