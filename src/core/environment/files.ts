import { parse } from 'yaml';

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
  /** Targets of make and task files. */
  readonly targets: ReadonlySet<string>;
  readonly variables: ReadonlySet<string>;
  /** Packages that are installed, in lower case. */
  readonly packages: ReadonlySet<string>;
}

export type FileUse = 'compose' | 'tasks' | 'env' | 'manifests' | 'migrations';

const USES: readonly (readonly [FileUse, RegExp])[] = [
  ['compose', /(?:^|\/)(?:docker-)?compose(?:\.[\w-]+)?\.ya?ml$/i],
  ['tasks', /(?:^|\/)(?:GNUmakefile|Makefile|makefile|Taskfile\.ya?ml|justfile)$/],
  ['env', /(?:^|\/)\.env\.(?:example|template|sample|dist)$/i],
  ['manifests', /(?:^|\/)(?:package\.json|pyproject\.toml|requirements[\w.-]*\.txt|go\.mod|Cargo\.toml)$/],
  ['migrations', /(?:^|\/)(?:migrations?|alembic)\/.*\.(?:sql|py|ts|js|rb|go)$/i],
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
    targets: all('tasks', taskTargets),
    variables: all('env', (text) =>
      Array.from(text.matchAll(/^\s*(?:export\s+)?([A-Za-z_]\w*)\s*=/gm), ([, name = '']) => name),
    ),
    packages: all('manifests', packagesIn),
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
    return isRecord(tasks) ? Object.keys(tasks) : [];
  }
  return Array.from(text.matchAll(/^([A-Za-z][\w.-]*)[^:=\n]*:(?!=)/gm), ([, name = '']) => name);
}

function packagesIn(text: string, path: string): readonly string[] {
  if (path.endsWith('package.json')) {
    const manifest = yamlOf(text);
    const groups = ['dependencies', 'devDependencies', 'peerDependencies'].map((key) => manifest[key]);
    return groups.flatMap((group) => (isRecord(group) ? Object.keys(group) : [])).map((name) => name.toLowerCase());
  }
  const line = /^[ \t]*["']?([A-Za-z][\w.@/-]*)/gm;
  return Array.from(text.matchAll(line), ([, name = '']) => name.toLowerCase());
}
