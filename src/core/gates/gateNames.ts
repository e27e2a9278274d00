import type { GateSchema, Kind } from '../kind/kind.ts';
import { slugOf } from '../markdown/title.ts';
import { criteriaFields } from './criteriaFields.ts';

/** By what a heading may name a gate: `Gate 1: Requirements Approval`, either half of it, `Phase 1`, the section. */
export function namesOf(kind: Kind, gate: GateSchema): ReadonlySet<string> {
  const sections = kind.sections.filter(({ id, number }) => gate.covers.includes(number ?? id));
  const phases = sections.flatMap(({ number, title }) => [title, ...(number === null ? [] : [`Phase ${number}`])]);
  return new Set([gate.id, gate.title, ...gate.title.split(/[:：]/), ...phases].map(slugOf).filter(Boolean));
}

/** The names of all gates that have criteria. */
export const gateNames = (kinds: readonly Kind[]): ReadonlySet<string> =>
  new Set(
    kinds.flatMap((kind) =>
      kind.gates.filter(({ id }) => criteriaFields(kind).has(id)).flatMap((gate) => [...namesOf(kind, gate)]),
    ),
  );

export const isGateNamed = (heading: string, names: ReadonlySet<string>): boolean =>
  [heading, ...heading.split(/[:：]/)].some((part) => names.has(slugOf(part)));
