/** Something that runs beside the code: by the name that people know, and by what compose files and images call it. */
interface Service {
  readonly name: string;
  readonly images: readonly string[];
  /** What a plan calls it, where name or image are words of the language. */
  readonly called?: readonly string[];
}

const SERVICES: readonly Service[] = [
  { name: 'Redis', images: ['redis', 'valkey', 'keydb', 'dragonfly'], called: ['redis', 'valkey', 'keydb'] },
  { name: 'Memcached', images: ['memcached'] },
  { name: 'Kafka', images: ['kafka', 'redpanda'] },
  { name: 'RabbitMQ', images: ['rabbitmq'] },
  { name: 'ActiveMQ', images: ['activemq', 'artemis'], called: ['activemq'] },
  { name: 'Pulsar', images: ['pulsar'], called: ['apache pulsar'] },
  { name: 'NATS', images: ['nats'] },
  { name: 'Mosquitto', images: ['mosquitto'] },
  { name: 'PostgreSQL', images: ['postgres', 'postgresql', 'postgis', 'timescaledb', 'pgvector'] },
  { name: 'MySQL', images: ['mysql'] },
  { name: 'MariaDB', images: ['mariadb'] },
  { name: 'SQL Server', images: ['mssql', 'azure-sql-edge'], called: ['sql server', 'mssql'] },
  { name: 'CockroachDB', images: ['cockroach', 'cockroachdb'], called: ['cockroachdb'] },
  { name: 'MongoDB', images: ['mongo', 'mongodb'] },
  { name: 'CouchDB', images: ['couchdb'] },
  { name: 'Couchbase', images: ['couchbase'] },
  { name: 'Cassandra', images: ['cassandra'] },
  { name: 'ScyllaDB', images: ['scylla', 'scylladb'], called: ['scylladb'] },
  { name: 'DynamoDB', images: ['dynamodb', 'dynamodb-local', 'localstack'], called: ['dynamodb'] },
  { name: 'Neo4j', images: ['neo4j'] },
  { name: 'InfluxDB', images: ['influxdb'] },
  { name: 'ClickHouse', images: ['clickhouse', 'clickhouse-server'], called: ['clickhouse'] },
  { name: 'Elasticsearch', images: ['elasticsearch'] },
  { name: 'OpenSearch', images: ['opensearch'] },
  { name: 'Solr', images: ['solr'] },
  { name: 'Meilisearch', images: ['meilisearch'] },
  { name: 'Typesense', images: ['typesense'] },
  { name: 'ChromaDB', images: ['chroma', 'chromadb'], called: ['chromadb'] },
  { name: 'Qdrant', images: ['qdrant'] },
  { name: 'Weaviate', images: ['weaviate'] },
  { name: 'Milvus', images: ['milvus'] },
  { name: 'Ollama', images: ['ollama'] },
  { name: 'MinIO', images: ['minio'] },
  { name: 'LocalStack', images: ['localstack'] },
  { name: 'Keycloak', images: ['keycloak'] },
  { name: 'Vault', images: ['vault'], called: ['hashicorp vault'] },
  { name: 'Consul', images: ['consul'], called: ['hashicorp consul'] },
  { name: 'etcd', images: ['etcd'] },
  { name: 'ZooKeeper', images: ['zookeeper'], called: ['apache zookeeper'] },
  { name: 'Temporal', images: ['temporal', 'auto-setup'], called: ['temporal server', 'temporal.io'] },
  { name: 'Prometheus', images: ['prometheus'] },
  { name: 'Grafana', images: ['grafana'] },
  { name: 'Jaeger', images: ['jaeger', 'all-in-one'], called: ['jaeger'] },
  { name: 'MailHog', images: ['mailhog'] },
  { name: 'Mailpit', images: ['mailpit'] },
];

const wordsFor = ({ name, images, called }: Service): readonly string[] => called ?? [name, ...images];

const pattern = (words: readonly string[]): RegExp =>
  new RegExp(
    `(?<![\\p{L}\\p{N}_-])(?:${words.map((word) => word.replace(/\./g, '\\.')).join('|')})(?![\\p{L}\\p{N}_-])`,
    'iu',
  );

const named = SERVICES.map((service) => ({ ...service, pattern: pattern(wordsFor(service)) }));

/** The services that a text names and no compose file runs, by the names that people know. */
export const missingServices = (text: string, running: ReadonlySet<string>): readonly string[] => {
  const parts = new Set([...running].flatMap((one) => [one, ...one.split(/[-_]/)]));
  return named
    .filter((service) => service.pattern.test(text) && !service.images.some((image) => parts.has(image)))
    .map(({ name }) => name);
};
