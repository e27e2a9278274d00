import { isConfirmed } from '../../trace/assumptions.ts';
import type { Plan, PlanNode } from '../../plan/plan.ts';
import { isFilled } from '../../fields/placeholder.ts';
import { concernsOf } from '../../rules/concerns.ts';
import { pathsIn } from '../../rules/paths.ts';
import { coveredBy, namedBy } from '../../trace/coverage.ts';
import { errorCoverage } from '../../trace/errorCoverage.ts';
import { fieldOf, textOf } from '../../trace/entries.ts';
import type { TraceGraph, TraceNode } from '../../trace/graph.ts';
import { traceGraph } from '../../trace/graph.ts';
import { isDone } from '../../trace/matrix.ts';
import { traces } from '../../trace/schema.ts';
import type { Stream } from '../../trace/streams.ts';
import { streamGraph } from '../../trace/streams.ts';
import { entryItems, entryTable, fieldByRole, tableObjects } from '../functional.ts';
import { versionOf, type Output } from '../output.ts';
import { headerText } from '../read.ts';
import { itemsWithRole } from '../written.ts';

/** A functional plan as data for the agents that follow; its shape is `planOutputSchema` in the contract. */
export const output: Output = {
  id: 'plan-output',
  title: 'Plan as data',
  extension: 'json',
  fileName: 'plan_output.json',
  isOwn: (text) => /^\{\s*"format": \d+,\s*"task": /.test(text) && /"version": "sha256:/.test(text),
  madeFrom: (text) => /"version": "(sha256:[\da-f]+)"/.exec(text)?.[1],
  fits: (kind) => traces(kind, 'requirement', 'criterion', 'stream'),
  make: ({ plan, file, newHasher }) => {
    const graph = traceGraph(plan);
    const data = {
      format: 1,
      task: headerText(plan, 'task'),
      branch: headerText(plan, 'branch').replace(/`/g, ''),
      feature: featureOf(plan),
      created: headerText(plan, 'created'),
      status: headerText(plan, 'status'),
      plan: { file, version: versionOf(plan, newHasher) },
      input_documents: inputsOf(plan),
      functional_requirements: requirementsOf(plan, graph),
      business_rules: graph.ofType('rule').map(({ id, text }) => ({ id, description: text })),
      ...integrationOf(plan),
      acceptance_criteria: criteriaOf(plan, graph),
      test_scenarios: scenariosOf(plan),
      ...streamsOf(plan),
      non_functional_requirements: graph.ofType('quality').map(({ id, places }) => ({
        id,
        requirement: places.id?.text.trim() ?? '',
        target: places.target?.text.trim() ?? '',
      })),
      security: (concernsOf(plan)?.rows ?? []).map(({ name, applies, notes }) => ({ concern: name, applies, notes })),
      critical_patterns: [...itemsWithRole(plan, 'critical-patterns')],
      out_of_scope: [...itemsWithRole(plan, 'out-of-scope')],
      open_questions: openQuestions(plan),
      assumptions: assumptionsOf(plan, graph),
      codebase_notes: notesOf(plan),
      ...workspaceOf(plan),
      ...contractsOf(graph),
    };
    return `${JSON.stringify(data, null, 2)}\n`;
  },
};

/** What the header says, else a title of the document's own: that of the template names no feature. */
export const featureOf = (plan: Plan): string => {
  const own = plan.title.trim() === plan.kind.documentTitle.trim() ? '' : plan.title;
  return headerText(plan, 'feature') || own;
};

const inputsOf = (plan: Plan): readonly object[] =>
  itemsWithRole(plan, 'input-documents').map((text) => ({ file: pathsIn(text)[0]?.path ?? '', text }));

/** Assumptions in rows have the impact beside them, in the same order. */
function assumptionsOf(plan: Plan, graph: TraceGraph): readonly object[] {
  const rows = tableObjects(fieldByRole(plan, 'assumptions'), { impact: 'impact-if-wrong' });
  let next = 0;
  return graph.ofType('assumption').map(({ id, text, places, row }) => ({
    id,
    assumption: text,
    impact: (row === null ? undefined : rows[next++]?.impact) ?? '',
    resolved: places.state?.text.trim() ?? '',
    confirmed: isConfirmed(places.state?.text),
  }));
}

const NOTES: ReadonlySet<string | null> = new Set(['codebase-notes', 'available-packages']);

const notesOf = (plan: Plan): readonly object[] =>
  [...plan.fields.values()].flatMap(({ schema, read: { value } }) =>
    NOTES.has(schema.role) && 'slot' in value && isFilled(value.slot.text, schema)
      ? [{ topic: schema.label ?? schema.id, text: value.slot.text }]
      : [],
  );

const integrationOf = (plan: Plan): Readonly<Record<string, readonly object[]>> => ({
  dependencies: tableObjects(fieldByRole(plan, 'needed-systems'), {
    system: 'system',
    needed: 'whats-needed',
    notes: 'notes',
  }),
  consumers: tableObjects(fieldByRole(plan, 'consumers'), { consumer: 'consumer', how: 'how-used' }),
  external_calls: tableObjects(fieldByRole(plan, 'external-calls'), {
    service: 'service',
    purpose: 'purpose',
    on_failure: 'failure-handling',
  }),
});

const workspaceOf = (plan: Plan): Readonly<Record<string, readonly object[]>> => ({
  dev_environment: tableObjects(fieldByRole(plan, 'dev-environment'), {
    need: 'need',
    current: 'current-state',
    missing: 'whats-missing',
  }),
  schema_changes: tableObjects(fieldByRole(plan, 'migrations'), {
    change: 'change',
    phase: 'phase',
    dependency: 'dependency',
  }),
});

const contractsOf = (graph: TraceGraph): Readonly<Record<string, readonly object[]>> => ({
  verification_contract: graph.ofType('verification').map((row) => ({
    ...idsOf(graph, row),
    behaviour: row.text,
    verified: isDone(row),
  })),
  test_mandate: graph.ofType('mandate').map(({ text, places }) => ({
    ac: places.criteria?.text.trim() ?? '',
    type: places.hint?.text.trim() ?? '',
    scenario: text,
    expected: places.expected?.text.trim() ?? '',
  })),
  review_contract: graph.ofType('review').map((row) => ({
    ...idsOf(graph, row),
    check: row.text,
    pass: row.places.expected?.text.trim() ?? '',
  })),
});

const ids = (nodes: readonly { readonly id: string }[]): string[] => nodes.map(({ id }) => id);

const idsOf = (graph: TraceGraph, row: TraceNode): { requirements: string[]; criteria: string[] } => ({
  requirements: ids(namedBy(graph, row, 'requirements')),
  criteria: ids(namedBy(graph, row, 'criteria')),
});

function requirementsOf(plan: Plan, graph: TraceGraph): readonly object[] {
  const coverage = errorCoverage(plan);
  const errors = new Map<string, TraceNode[]>();
  for (const error of graph.ofType('error'))
    if (error.parent) errors.set(error.parent.node, [...(errors.get(error.parent.node) ?? []), error]);
  return graph.ofType('requirement').flatMap((traced) => {
    const entry = plan.node(traced.node)?.node;
    if (!entry || traced.row !== null) return [];
    const expected = entryTable(entry, 'error-cases', { condition: 'condition', expected: 'expected-behaviour' });
    return {
      id: traced.id,
      name: traced.text,
      agent_hint: (traced.places.hint?.text ?? '').replace(/`/g, '').trim(),
      description: textOf(fieldOf(entry, 'description')),
      inputs: entryTable(entry, 'inputs', { field: 'field', type: 'type', constraints: 'constraints' }),
      behaviour: [...entryItems(entry, 'behaviour')],
      success_criteria: [...entryItems(entry, 'success')],
      error_cases: expected.map((row, index) => {
        const by = coverage.get(errors.get(traced.node)?.[index] ?? traced);
        return { ...row, tested_by: by ? by.id || by.text : null };
      }),
      acceptance_criteria: ids(coveredBy(graph, traced, 'criterion')),
      work_streams: ids(coveredBy(graph, traced, 'stream')),
    };
  });
}

const criteriaOf = (plan: Plan, graph: TraceGraph): readonly object[] =>
  graph.ofType('criterion').map((traced) => {
    const entry = plan.node(traced.node)?.node;
    const isEntry = entry?.schema?.ordinal != null;
    return {
      id: traced.id,
      title: isEntry ? entry.title : traced.text,
      requirements: ids(namedBy(graph, traced, 'requirements')),
      ...(isEntry ? stepsOf(entry) : stepsIn(traced.text)),
    };
  });

interface Steps {
  readonly given: string;
  readonly when: string;
  readonly then: string;
}

function stepsOf(entry: PlanNode): Steps {
  const step = (id: string): string => {
    const value = entry.fields.find(({ read }) => read.schema.id === id)?.read.value;
    return value && 'slot' in value ? value.slot.text : '';
  };
  return { given: step('given'), when: step('when'), then: step('then') };
}

/** A criterion in one sentence: `Given a widget, when it is deleted, then it is gone`. */
function stepsIn(text: string): Steps {
  const [, given = '', when = '', then = ''] =
    /\bgiven\b:?\s*(.*?)[\s,;|]*\bwhen\b:?\s*(.*?)[\s,;|]*\bthen\b:?\s*(.*)$/is.exec(text) ?? [];
  return { given, when, then };
}

const scenariosOf = (plan: Plan): readonly object[] =>
  [...plan.fields.values()]
    .filter(({ schema }) => schema.role === 'scenarios')
    .flatMap((field) =>
      tableObjects(field, { scenario: 'scenario', inputs: 'inputs', expected: 'expected-outcome' }).map((row) => ({
        area: field.node.title,
        ...row,
      })),
    );

function streamsOf(
  plan: Plan,
): Readonly<Record<'work_streams' | 'parallel_groups' | 'critical_path' | 'cycles', readonly unknown[]>> {
  const { streams, groups, critical, cycles } = streamGraph(plan);
  return {
    work_streams: streams.map((stream: Stream) => ({
      id: stream.id,
      name: stream.name,
      agent: stream.agent,
      command: stream.command,
      requirements: [...stream.requirements],
      depends_on: ids(stream.after),
      parallel_with: ids(stream.parallel),
      order: stream.level === null ? null : stream.level + 1,
    })),
    parallel_groups: groups.map(ids),
    critical_path: ids(critical),
    cycles: cycles.map(ids),
  };
}

/** Questions that nobody has answered. */
export function openQuestions(plan: Plan): string[] {
  return [...plan.fields.values()].flatMap(({ read: { value } }) =>
    value.type === 'questions'
      ? value.items
          .filter(({ answered, slot }) => !answered && !/^\[.*\]$/.test(slot.text.trim()))
          .map(({ slot }) => slot.text)
      : [],
  );
}
