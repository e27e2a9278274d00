import assert from 'node:assert/strict';
import { environmentOf } from '../../../../src/core/environment/files.ts';
import { missingNeeds } from '../../../../src/core/environment/needs.ts';
import { cleanModel, functionalPlan, planText } from '../../support/functionalPlans.ts';
import { planOf } from '../../support/plans.ts';

type Files = Readonly<Record<string, string>>;

const clean = cleanModel(2);
const withOverview = (overview: string): string => planText({ ...clean, overview: ` ${overview}` });
const withAvailable = (names: string): string => planText(clean).replace('All that is needed', names);

function needsIn(text: string, files: Files = {}): string[] {
  const given = Object.entries(files).map(([path, content]) => ({ path, text: content }));
  return missingNeeds(planOf(text, functionalPlan), environmentOf(given)).map(
    ({ need, current }) => `${need}: ${current}`,
  );
}

describe('what a plan needs and the environment lacks', () => {
  const CASES: readonly (readonly [what: string, text: string, files: Files, needs: readonly string[]])[] = [
    ['a plan that needs nothing', planText(clean), { Makefile: 'test:\n\tpytest\n', 'package.json': '{}' }, []],
    [
      'a target that no file has',
      withOverview('Start it by `make dev`, check it by `make test`.'),
      { Makefile: 'lint test: build\n\tpytest\n' },
      ['make dev: Not in Makefile', 'Makefile: Has no target for dev or setup'],
    ],
    [
      'targets that are there',
      withOverview('`make dev`, `just setup`, `task db:up`, `npm run watch` and yarn run watch. We make sure of it.'),
      {
        Makefile: 'build dev: x\n\ty\nX := 1\n',
        justfile: '@setup port="80":\n  x\n',
        'Taskfile.yml': 'tasks:\n  db:up: x\n',
        'package.json': '{ "scripts": { "watch": "x" } }',
      },
      [],
    ],
    [
      'a target of another tool, and a script',
      withOverview('`just dev`, then pnpm run watch.'),
      { Makefile: 'dev:\n\tx\n' },
      ['just dev: Not in justfile', 'npm run watch: Not in package.json'],
    ],
    [
      'packages that no manifest has',
      withAvailable('celery, pydantic, sqlalchemy already in project'),
      { 'requirements.txt': 'Pydantic==2.1\n', 'web/package.json': '{ "dependencies": { "react": "19" } }' },
      [
        'celery: Not in requirements.txt or web/package.json',
        'sqlalchemy: Not in requirements.txt or web/package.json',
      ],
    ],
    [
      'packages that are there, in manifests of all sorts',
      withAvailable('`celery`, `flask-login`, `gin`, `serde`, `rails`, `guava`, `@a/b`'),
      {
        'pyproject.toml': '[project]\ndependencies = ["x", "celery>=5", "Flask_Login"]\n',
        'go.mod': 'require github.com/gin-gonic/gin v1.9\n',
        'Cargo.toml': '[dependencies]\nserde = "1"\n',
        Gemfile: "gem 'rails'\n",
        'pom.xml': '<artifactId>guava</artifactId>',
        'package.json': '{ "optionalDependencies": { "@a/b": "1" } }',
      },
      [],
    ],
    [
      'packages in so many words, and as a system',
      withOverview(
        'It rests on the `celery` package and the library `kombu`; `Name` is no package: pip install stripe.',
      ).replace('| User service |', '| `boto3` |'),
      { 'requirements.txt': 'x\n' },
      ['boto3', 'celery', 'kombu', 'stripe'].map((name) => `${name}: Not in requirements.txt`),
    ],
    ['sentences about dependencies', withAvailable('The web framework, and a client'), { 'package.json': '{}' }, []],
    ['packages where there is no manifest', withAvailable('celery, pydantic'), {}, []],
    [
      'names in capitals that are no variables',
      withOverview('HTTP_404, NOT_FOUND, ISO_8601, MAX_SIZE, INVALID_TOKEN, USER_ID, FOREIGN_KEY, `SOME_CODE`.'),
      {},
      [],
    ],
    [
      'variables, by their end or by what is said of them',
      withOverview(
        'With STRIPE_API_KEY, DATABASE_URL and SMTP_HOST; the environment variables `DEBUG`, `$LOG_LEVEL` and `MODE=fast`.',
      ),
      { '.env.example': 'SMTP_HOST=x\nDEBUG=1\n' },
      ['STRIPE_API_KEY', 'DATABASE_URL', 'LOG_LEVEL', 'MODE'].map((name) => `${name}: Not in .env.example`),
    ],
    [
      'services',
      withOverview('With Qdrant, NATS, RabbitMQ and Keycloak; a vault, temporal data and a consul are none.'),
      { 'compose.yaml': 'services:\n  broker: { image: rabbitmq:3 }\n  login: { image: quay.io/keycloak/keycloak }\n' },
      ['NATS: Not in compose.yaml', 'Qdrant: Not in compose.yaml'],
    ],
    [
      'a schema that changes where nothing migrates',
      planText(clean).replace(
        '## Work Streams',
        '## Schema Changes\n\n| Change | Phase | Dependency |\n| --- | --- | --- |\n| Add a column | expand | None |\n\n## Work Streams',
      ),
      { 'package.json': '{}' },
      ['Migrations: There are none'],
    ],
  ];
  for (const [what, text, files, needs] of CASES)
    it(`knows ${what}`, () => assert.deepEqual(needsIn(text, files), [...needs]));
});
