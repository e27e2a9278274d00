import { columnsOf } from '../fields/columnsOf.ts';
import type { FieldSchema, TracePlace, TraceSchema } from '../kind/kind.ts';
import { slugOf } from '../markdown/title.ts';

/*
 * What people and agents call the places of a template: "FRs" for requirements, "Dependencies" for what a stream waits
 * for. Slugs, as whole words at the start.
 */
const CALLED: Readonly<Partial<Record<TracePlace, RegExp>>> = {
  requirements:
    /^(?:(?:related-|linked-|covered-)?(?:frs?|reqs?|requirements?)|(?:functional-)?requirements?|fr-ids?|requirement-ids?|covers|traces?-to|verifies|validates|implements)$/,
  criteria: /^(?:acs?|ac-ids?|criteria|criterion|acceptance-criteri(?:a|on))$/,
  after: /^(?:depends|depends-on|dependency|dependencies|blocked-by|after|waits-for|prerequisites?|requires|needs)$/,
  parallel: /^(?:parallel|in-parallel|parallel-(?:with|to)|parallelism|concurrent(?:-with)?|beside)$/,
  agent: /^(?:agents?|owners?|assignees?|responsible|role|who)$/,
  command: /^commands?$/,
  target: /^(?:targets?|metrics?|goals?|thresholds?|measures?|values?)$/,
  state: /^(?:states?|status|resolved|resolution|confirmed|verified|done)$/,
  expected: /^(?:expected(?:-(?:outcome|result|behaviou?r))?|outcome|result|then|pass-criteria)$/,
};

/** The place of a schema that a label or the title of a column stands for, by its slug. */
export function placeCalled({ places }: TraceSchema, slug: string): TracePlace | null {
  const named = Object.entries(places) as readonly (readonly [TracePlace, string])[];
  const exact = named.find(([, id]) => id === slug);
  if (exact) return exact[0];
  return named.find(([place]) => CALLED[place]?.test(slug) === true)?.[0] ?? null;
}

/**
 * The column of a document for each place: by its title, by what else people call it, else in the same place where
 * nothing else claims that. A column is claimed once.
 */
export function placeColumns(
  columns: readonly string[],
  field: FieldSchema,
  schema: TraceSchema,
): (place: TracePlace) => number | undefined {
  const found = new Map<TracePlace, number>();
  const claimed = new Map<number, string>();
  const slugs = columns.map((title) => slugOf(title));
  const titles = new Map(field.columns.map(({ id, title }) => [slugOf(title) || id, id]));
  slugs.forEach((slug, at) => {
    const id = titles.get(slug);
    if (id !== undefined) claimed.set(at, id);
  });
  const places = Object.entries(schema.places) as readonly (readonly [TracePlace, string])[];
  for (const [place, id] of places) {
    const at = [...claimed].find(([, one]) => one === id)?.[0];
    if (at !== undefined) found.set(place, at);
  }
  slugs.forEach((slug, at) => {
    const place = claimed.has(at) ? undefined : places.find(([one]) => CALLED[one]?.test(slug) === true);
    if (!place || found.has(place[0])) return;
    claimed.set(at, place[1]);
    found.set(place[0], at);
  });
  const inPlace = columnsOf({ columns }, field);
  for (const [place, id] of places) {
    const at = found.has(place) ? undefined : inPlace(id);
    if (at !== undefined && !claimed.has(at)) found.set(place, at);
  }
  return (place) => found.get(place);
}
