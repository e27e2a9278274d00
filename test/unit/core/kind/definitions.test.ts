import assert from 'node:assert/strict';
import type { Kind } from '../../../../src/core/kind/kind.ts';
import type { Plan } from '../../../../src/core/plan/plan.ts';
import { readPlan } from '../../../../src/core/plan/readPlan.ts';
import { createRuleEngine } from '../../../../src/core/rules/engine.ts';
import { DEFAULT_SETTINGS } from '../../../../src/core/rules/settings.ts';
import { shipped } from '../support/kinds.ts';

/*
 * What the definitions name must be there: sections in their order, and in each the fields and columns. Ids are those
 * that `planwright show` prints; a column stands behind a colon.
 */

const SECTIONS: Readonly<Record<string, readonly string[]>> = {
  planning: [
    ...['Goal & Feature Requirements', 'Research & Discovery', 'Design Alternatives & Trade-offs', 'Detailed Design'],
    'Implementation Plan',
  ],
  spec: [
    ...['Overview', 'Goals / Non-Goals', 'Personas & Actors', 'User Stories', 'Domain Model', 'API Surface (Draft)'],
    ...['UI/Frontend Plan', 'Backend Plan', 'Data & Storage', 'Integrations', 'Security & Compliance'],
    ...['Performance & SLOs', 'Deployment & Ops', 'Risks & Mitigations', 'Milestones'],
  ],
  maintenance: ['Triage & Classification', 'Hypotheses', 'Root Cause', 'Patch Plan'],
  'feature-plan': [
    ...['Research Summary', 'Architecture Overview', 'Database Schema Changes', 'API Contracts', 'Technical Decisions'],
    ...['Testing Strategy', 'Performance Considerations', 'Security Considerations', 'Rollout Strategy'],
    ...['Dependencies', 'Risks & Mitigation', 'Success Criteria'],
  ],
};

const FIELDS: Readonly<Record<string, readonly string[]>> = {
  planning: [
    ...['header/document-status', 'header/last-updated', 'header/approved-by', 'header/current-phase'],
    ...['1/user-story-goal', '1/specific-requirements', '1/success-criteria', '1/out-of-scope', '2.1/step-1/change'],
    ...['2.1/step-2a/current-implementation/files', '2.1/step-2a/current-implementation/summary'],
    ...['2.1/step-2a/current-implementation/entry-point', '2.1/step-2a/reason', '2.1/step-2a/preserve/testing'],
    ...['2.1/step-2a/preserve/error-handling', '2.1/step-2a/preserve/configuration'],
    ...['2.1/step-2a/breaks/direct-callers', '2.1/step-2a/breaks/indirect-dependencies', '2.1/step-2b/fit'],
    ...['2.1/step-2b/similar/files', '2.1/step-2b/similar/summary', '2.1/step-2b/follow/project-structure'],
    ...['2.1/step-2b/follow/naming-conventions', '2.1/step-2b/follow/error-handling'],
    ...['2.1/step-2b/follow/configuration', '2.1/step-2b/integration/database'],
    ...['2.1/step-2b/integration/external-apis', '2.1/step-2b/integration/authentication'],
    ...['2.1/step-3/external-dependencies', '2.1/step-3/internal-dependencies', '2.1/step-3/deployment-constraints'],
    ...['2.1/step-4/regression-risk', '2.1/step-4/performance-risk', '2.1/step-4/security-risk'],
    ...['2.1/step-4/operational-risk', '2.2/regressions', '2.2/performance', '2.2/circular-dependencies'],
    ...['2.2/deployment-constraints', '2.3/questions', '3/option-a/approach', '3/option-a/pros', '3/option-a/cons'],
    ...['3/recommendation', '3/recommendation/rationale', '4.1/map', '4.1/modified-files', '4.1/new-files'],
    ...['4.2/types', '4.3/happy-path', '4.3/failure-paths', '4.4/edge-cases', '4.5/unit-tests'],
    ...['4.5/integration-tests', '4.5/manual-verification', '5/phase-1/commit-1/files', '5/phase-1/commit-1/changes'],
    ...['5/phase-1/commit-1/verification', '5/phase-1/commit-1/tests'],
  ],
  spec: [
    ...['request/ticket-type', 'request/text', 'reflection/next-step', 'reflection/alignment'],
    ...['reflection/questions/questions', '1/summary', '1/context', '2/goals', '2/non-goals'],
    ...['3/table:actor', '3/table:permissions', '4/us-1/ac-1/given', '4/us-1/ac-1/when', '4/us-1/ac-1/then'],
    ...['5/entity-1/table:attribute', '5/entity-1/table:type', '5/entity-1/relations'],
    ...['6/table:method', '6/table:endpoint', '6/table:request', '6/table:response', '6/error-envelope'],
    ...['7/table:page', '7/table:route', '7/table:states', '7/table:guards', '7/forms-validation'],
    ...['8/services', '8/serializers-views', '8/authentication-authorization', '8/rate-limits'],
    ...['9/schema', '9/indexes', '9/migrations', '9/retention', '9/backups'],
    ...['10/third-parties', '10/webhooks', '10/openapi-sync'],
    ...['11/authentication-authorization', '11/personal-data', '11/secrets', '11/logging'],
    ...['12/table:target', '12/pagination', '12/caching'],
    ...['13/table:environment', '13/table:health-check', '13/compose-profiles'],
    ...['14/table:risk', '14/table:mitigation', '14/table:fallback', '15/milestone-1/deliverables'],
    ...['16/fr-1/requirement', '16/nfr-1/target'],
  ],
  maintenance: [
    ...['1.1/steps', '1.1/environment', '1.1/inputs', '1.1/user-role'],
    ...['1.2/observed', '1.2/expected', '1.2/difference', '1.3/ev-1/source', '1.3/ev-1/shows'],
    ...['1.4/affected', '1.4/data-impact', '1.5/surface', '1.6/constraints', '1.6/blockers'],
    ...['2/h-1/evidence', '2/h-1/confirmed-by', '2/h-1/refuted-by', '2/h-1/verdict'],
    ...['3/hypothesis', '3/root-cause', '3/minimal-change-set', '3/performance-security'],
    ...['4.1/files-modules', '4.1/public-interfaces', '4.1/compatibility'],
    ...['4.2/change-1/file', '4.2/change-1/function', '4.2/change-1/step', '4.2/change-1/tests'],
    ...['4.3/t-1/level', '4.3/t-1/action', '4.3/t-1/file', '4.3/t-1/case'],
    ...['4.5/risk', '4.5/feature-flag', '4.5/guarded-deploy', '4.5/rollback', '4.5/data-migration-rollback'],
  ],
  'feature-plan': [
    ...['header/feature-id', 'header/specification', '1/analyser', '1/reasons', '1/skills'],
    ...['1/rq-1/state', '1/rq-1/findings', '1/rq-1/file', '2/diagram', '2/key-components'],
    ...['3/tables:table', '3/tables:change', '3/tables:fields', '3/tables:indexes', '4/contract-1/kind'],
    ...['4/contract-1/signature', '5/td-1/context', '5/td-1/options', '5/td-1/decision', '5/td-1/rationale'],
    ...['5/td-1/implications', '5/patterns/integration-points', '5/patterns/similar-implementations'],
    ...['5/patterns/things-to-avoid', '6/unit-tests', '6/integration-tests', '6/e2e-tests', '6/coverage-target'],
    ...['7/bottleneck-1/solution', '7/bottleneck-1/impact', '8/input-validation', '8/authentication-authorization'],
    ...['8/data-protection', '9/deployment', '9/rollback', '10/required-before-implementation'],
    ...['10/affects-task-ordering', '11/table:risk', '11/table:impact', '11/table:probability', '11/table:mitigation'],
    ...['12/functional', '12/technical', '12/quality'],
  ],
};

/** Whose initial value is an answer, and what reflection asks for instead. */
const ANSWERED =
  /^header\/(?:document-)?(?:status|current-phase)$|ticket-type$|\/alignment$|\/verdict$|^1\.5\/surface$/;

/** In a planning document: what waits for a choice, what one filled field of several is enough for, and ticks. */
const WAITS =
  /^2\.1\/step-2[ab]\/|^4\.1\/new-files$|^4\.5\/integration-tests$|\/deployment-constraints$|^completion\/list$/;

const isOpenAtFirst = (id: string, kind: string): boolean =>
  !ANSWERED.test(id) && !(kind === 'planning' && WAITS.test(id));

const kindOf = (id: string): Kind => shipped.find((kind) => kind.id === id) ?? assert.fail(`There is no kind ${id}.`);

const findingsOf = (plan: Plan) =>
  createRuleEngine(DEFAULT_SETTINGS).content(plan, { hasFile: () => true, related: () => undefined });

for (const id of Object.keys(FIELDS)) {
  describe(`the definition of the kind ${id}`, () => {
    const plan = readPlan(kindOf(id), kindOf(id).starter);

    it('has its sections in order', () => {
      const numbered = plan.kind.sections.filter(({ number }) => number !== null);
      const expected = SECTIONS[id] ?? [];
      assert.deepEqual(
        numbered.slice(0, expected.length).map(({ number, title }) => `${String(number)}. ${title}`),
        expected.map((title, index) => `${String(index + 1)}. ${title}`),
      );
    });

    it('has every field and column that it names', () => {
      const missing = (FIELDS[id] ?? []).filter((name) => {
        const [field = '', column] = name.split(':');
        const schema = plan.field(field)?.schema;
        return !schema || (column !== undefined && !schema.columns.some((one) => one.id === column));
      });
      assert.deepEqual(missing, [], [...plan.fields.keys()].join(' '));
    });

    it('has something found in every field that is not filled in', () => {
      const found = new Set(findingsOf(plan).map(({ field }) => field));
      const unchecked = [...plan.fields.values()]
        .filter((field) => !field.schema.optional && !found.has(field.id) && isOpenAtFirst(field.id, id))
        .map((field) => field.id);
      assert.deepEqual(unchecked, []);
    });
  });
}

describe('scales that definitions fix', () => {
  const columnOf = (kind: string, field: string, column: string): readonly string[] | null | undefined =>
    readPlan(kindOf(kind), kindOf(kind).starter)
      .field(field)
      ?.schema.columns.find(({ id }) => id === column)?.options;

  it('are choices', () => {
    const scale = ['High', 'Medium', 'Low'];
    assert.deepEqual(columnOf('feature-plan', '11/table', 'impact'), scale);
    assert.deepEqual(columnOf('feature-plan', '11/table', 'probability'), scale);
    assert.deepEqual(columnOf('spec', '6/table', 'method'), ['GET', 'POST', 'PUT', 'PATCH', 'DELETE']);
  });
});
