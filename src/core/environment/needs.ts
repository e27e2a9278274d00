import type { Intent } from '../edit/intent.ts';
import { slugOf } from '../markdown/title.ts';
import type { Plan } from '../plan/plan.ts';
import { filledRows } from '../rules/filledRows.ts';
import { fieldIdByRole } from '../rules/names.ts';
import type { Environment } from './files.ts';

/** Something that a plan mentions and the development environment does not have: a row of the plan. */
export interface MissingNeed {
  readonly need: string;
  readonly current: string;
  readonly missing: string;
}

/** Services by the names that people, compose files and images have for them. */
const SERVICES: readonly (readonly [name: string, others: readonly string[]])[] = [
  ['Redis', ['redis', 'valkey']],
  ['Kafka', ['kafka', 'redpanda']],
  ['RabbitMQ', ['rabbitmq']],
  ['NATS', ['nats']],
  ['PostgreSQL', ['postgres', 'postgresql', 'postgis', 'timescaledb', 'pgvector']],
  ['MySQL', ['mysql']],
  ['MariaDB', ['mariadb']],
  ['MongoDB', ['mongo', 'mongodb']],
  ['Elasticsearch', ['elasticsearch']],
  ['OpenSearch', ['opensearch']],
  ['Memcached', ['memcached']],
  ['MinIO', ['minio']],
  ['ClickHouse', ['clickhouse']],
  ['Cassandra', ['cassandra']],
  ['Keycloak', ['keycloak']],
  ['Vault', ['hashicorp vault']],
];

const VARIABLE = /(?<![\w-])[A-Z][A-Z0-9]*(?:_[A-Z0-9]+)+(?![\w-])/g;

/** What a plan mentions and the environment lacks, in the order of the lists here. */
export function missingNeeds(plan: Plan, environment: Environment): readonly MissingNeed[] {
  const text = mentionedText(plan);
  const services = SERVICES.filter(([name, others]) => isNamed(text, [name, ...others])).filter(
    ([, others]) => !others.some((other) => hasService(environment, other)),
  );
  const [compose] = environment.compose;
  const [env] = environment.env;
  const variables = [...new Set(Array.from(text.matchAll(VARIABLE), ([name]) => name))].filter(
    (name) => !environment.variables.has(name),
  );
  const setup: MissingNeed[] =
    compose === undefined && services.length > 0
      ? [{ need: 'docker-compose.yml', current: 'Does not exist', missing: 'There is no local setup of services' }]
      : [];
  return [
    ...setup,
    ...services.map(([need]) => ({
      need,
      current: `Not in ${compose ?? 'docker-compose.yml'}`,
      missing: 'The plan uses it',
    })),
    ...variables.map((need) => ({ need, current: `Not in ${env ?? '.env.example'}`, missing: 'The plan names it' })),
  ];
}

const isNamed = (text: string, names: readonly string[]): boolean =>
  new RegExp(`(?<![\\p{L}\\p{N}_-])(?:${names.join('|')})(?![\\p{L}\\p{N}_-])`, 'iu').test(text);

const hasService = ({ services }: Environment, name: string): boolean =>
  [...services].some((service) => service === name || service.split(/[-_]/).includes(name));

// What the section on the environment says itself is no reason to say it again.
function mentionedText(plan: Plan): string {
  const id = fieldIdByRole(plan.kind, 'dev-environment');
  const own = id === null ? null : plan.field(id);
  if (!own) return plan.text;
  const section = plan.node(own.node.id);
  if (!section) return plan.text;
  return plan.text.slice(0, section.start) + plan.text.slice(section.start + section.node.length);
}

/** Rows for what is missing; what the section lists already is left out. */
export function environmentIntents(plan: Plan, needs: readonly MissingNeed[]): readonly Intent[] {
  const field = fieldIdByRole(plan.kind, 'dev-environment');
  if (field === null) return [];
  const known = new Set(filledRows(plan, 'dev-environment').map(({ cells }) => slugOf(cells[0]?.text ?? '')));
  return needs
    .filter(({ need }) => !known.has(slugOf(need)))
    .map(({ need, current, missing }) => ({ type: 'addRow', field, cells: [need, current, missing] }));
}
