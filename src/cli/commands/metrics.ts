import type { MetricsOutput } from '../../contract/cli.ts';
import type { FeatureMetrics } from '../../core/workflow/metrics.ts';
import { featureMetrics } from '../../core/workflow/metrics.ts';
import { summaryOf } from '../../core/workflow/summary.ts';
import { newHasher } from '../../node/newHasher.ts';
import { DecisionStore } from '../../workspace/decisions.ts';
import { loadBegun, loadFeatures } from '../../workspace/features.ts';
import type { Command } from '../command.ts';
import { EXIT, UsageError } from '../errors.ts';
import { findDocuments } from '../findDocuments.ts';
import type { Workspace } from '../workspaces.ts';
import { metricsCsv } from '../metrics/csv.ts';
import { metricsTable } from '../metrics/table.ts';
import { shownPath } from '../workspaces.ts';

const FORMATS: Readonly<Record<string, (output: MetricsOutput) => string>> = {
  table: metricsTable,
  json: (output) => `${JSON.stringify(output, null, 2)}\n`,
  csv: metricsCsv,
};

export const metricsCommand: Command = {
  name: 'metrics',
  args: '[PATH…]',
  summary: 'Prints the figures of features: cycle time, throughput, rework, predictability, coverage of criteria.',
  count: [0, Infinity],
  options: { format: { value: 'FORMAT', help: `${Object.keys(FORMATS).join(', ')}; table unless given` } },
  run: async ({ values, rest }, context) => {
    const name = values['format'] ?? 'table';
    const format = Object.hasOwn(FORMATS, name) ? FORMATS[name] : undefined;
    if (!format) throw new UsageError(`There is no format "${name}". Formats: ${Object.keys(FORMATS).join(', ')}.`);
    const { files } = await findDocuments(rest.length === 0 ? ['.'] : rest, context.cwd, context.workspaces);
    const byWorkspace = new Map<Workspace, string[]>();
    for (const { workspace, name: file } of files)
      byWorkspace.set(workspace, [...(byWorkspace.get(workspace) ?? []), file]);
    const features: FeatureMetrics[] = [];
    const begun: MetricsOutput['begun'] = [];
    for (const [workspace, paths] of byWorkspace) {
      features.push(...(await figuresOf(workspace, paths, context.cwd)));
      begun.push(...(await begunIn(workspace, paths, context.cwd)));
    }
    context.terminal.out(format(outputOf(features, begun)));
    return EXIT.clean;
  },
};

async function figuresOf(
  workspace: Workspace,
  paths: readonly string[],
  cwd: string,
): Promise<readonly FeatureMetrics[]> {
  const { project } = await workspace.project();
  const { files, rules: engine } = workspace;
  const { kinds } = workspace.kinds;
  const decisions = workspace.decisions ?? new DecisionStore(files, newHasher);
  const features = await loadFeatures({ files, kinds, decisions, engine, project, newHasher }, paths);
  return features.map((feature) => {
    const metrics = featureMetrics(feature, project.people);
    return { ...metrics, path: shownPath(workspace, metrics.path, cwd) };
  });
}

async function begunIn(workspace: Workspace, paths: readonly string[], cwd: string): Promise<MetricsOutput['begun']> {
  const begun = await loadBegun({ files: workspace.files, kinds: workspace.kinds.kinds }, paths);
  return begun.map(({ name, path, documents }) => ({
    name,
    folder: shownPath(workspace, path.slice(0, path.lastIndexOf('/')), cwd),
    documents: documents.map((one) => ({ ...one })),
  }));
}

const outputOf = (features: readonly FeatureMetrics[], begun: MetricsOutput['begun']): MetricsOutput =>
  // The schema's arrays can be written to; nobody does.
  ({ format: 1, features, begun, summary: summaryOf(features) }) as MetricsOutput;
