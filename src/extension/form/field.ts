import type { FormField } from '../../contract/form.ts';
import { bracketContent, hasOwnLines } from '../../core/kind/hint.ts';
import type { FieldSchema, Kind } from '../../core/kind/kind.ts';
import type { NodeField } from '../../core/plan/plan.ts';
import type { FindingIndex } from './findings.ts';
import { emptyValue, valueOf } from './value.ts';

/** Roles of fields that hold what Planwright itself records. */
const KEPT_ROLES = new Set(['commit-state']);

const shown = new WeakMap<NodeField, FormField>();

/** A field of the document. Without findings it is the same object for as long as its text is the same. */
export function presentField(field: NodeField, kind: Kind, findings: FindingIndex): FormField {
  const known = shown.get(field) ?? makePresent(field, kind);
  shown.set(field, known);
  const own = findings.ofField(field.id);
  return own.length === 0 ? known : { ...known, findings: own };
}

function makePresent({ id, read }: NodeField, kind: Kind): FormField {
  return { ...describe(read.schema, id, kind), present: true, value: valueOf(read), findings: [] };
}

/** A field of the kind that the document does not have. */
export function absentField(id: string, schema: FieldSchema, kind: Kind, findings: FindingIndex): FormField {
  return {
    ...describe(schema, id, kind),
    present: false,
    value: emptyValue(schema),
    findings: findings.ofField(id),
  };
}

function describe(schema: FieldSchema, id: string, kind: Kind): Omit<FormField, 'present' | 'value' | 'findings'> {
  const { status, updated, approvedBy, phase } = kind.headerRoles;
  const kept = [status, updated, approvedBy, phase].some((role) => role !== null && id === `header/${role}`);
  const isOwn = schema.type === 'checklist' && hasOwnLines(schema.options);
  return {
    node: 'field',
    id,
    label: schema.label ?? '',
    hint: isOwn ? (bracketContent(schema.options[0]?.text ?? '') ?? '') : schema.hint,
    type: schema.type,
    optional: schema.optional,
    choose: schema.choose,
    options: isOwn ? [] : schema.options.map(({ text }) => text),
    columns: schema.columns.map(({ title, options }) => ({ title, options: options && [...options] })),
    ordered: schema.ordered,
    reference: schema.reference || schema.type === 'reference',
    kept: kept || (schema.role !== null && KEPT_ROLES.has(schema.role)),
  };
}
