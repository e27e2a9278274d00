import type { Intent } from '../edit/intent.ts';
import { planEdits } from '../edit/planEdit.ts';
import type { EditResult } from '../edit/result.ts';
import { changeIntent, headerIntent } from '../gates/status.ts';
import type { Kind } from '../kind/kind.ts';
import type { LocatedField } from '../plan/plan.ts';
import { readPlan } from '../plan/readPlan.ts';
import { pathsIn } from '../rules/paths.ts';

/** A document of a new feature. */
export interface NewFeatureDocument {
  readonly kind: Kind;
  /** From the workspace folder. */
  readonly path: string;
}

export interface NewFeature {
  /** As people call it. */
  readonly name: string;
  readonly documents: readonly NewFeatureDocument[];
  /** ISO 8601, UTC, to the second. */
  readonly time: string;
}

/**
 * A document of a new feature: with its name, and with paths to the others. `text` is what a new document of the kind
 * contains. Names of files that the template gives in fields for references are taken for those of the folder.
 */
export function layDocument({ kind }: NewFeatureDocument, text: string, feature: NewFeature): EditResult {
  const plan = readPlan(kind, text);
  const byName = new Map(feature.documents.map((one) => [one.kind.feature ?? '', one.path]));
  return planEdits(plan, [
    ...Array.from(plan.fields.values()).flatMap((field) => [
      ...(field.schema.role === 'feature-name' ? [set(field, feature.name)] : []),
      ...linkIntents(field, byName),
    ]),
    ...headerIntent(plan, 'updated', feature.time),
    ...changeIntent(kind, feature.time, `Feature "${feature.name}" begun`),
  ]);
}

const set = ({ id }: LocatedField, text: string): Intent => ({ type: 'setText', field: id, text });

/** What the sample of the template names: `[`path/to/design.md`]` stands for `design.md` of the folder. */
function linkIntents(field: LocatedField, byName: ReadonlyMap<string, string>): Intent[] {
  const { id, schema, read } = field;
  const target = (text: string): string | undefined => byName.get(pathsIn(text)[0]?.path.split('/').at(-1) ?? '');
  if (read.value.type === 'reference') {
    const path = target(schema.hint);
    return path === undefined ? [] : [set(field, `\`${path}\``)];
  }
  if (read.value.type !== 'list' || !schema.reference) return [];
  const linked = read.value.items.flatMap(({ slot }, index): Intent[] => {
    const path = target(slot.text);
    if (path === undefined || slot.text.startsWith('[')) return [];
    return [{ type: 'setItem', field: id, index, text: slot.text.replace(/`[^`]+`/, `\`${path}\``) }];
  });
  return linked;
}

/** Whether a plan is of a kind that a feature's phases and gates are in. */
export const isWorkflow = (kind: Kind): boolean => kind.sections.some(({ role }) => role === 'gate-phase');
