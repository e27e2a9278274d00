import type { Outline } from '../../../../src/core/markdown/outline.ts';
import type { Plan } from '../../../../src/core/plan/plan.ts';
import { valueText } from '../../../../src/core/edit/valueText.ts';

/** All that an outline says, without the syntax tree that it is read from. */
export const outlineSnapshot = (outline: Outline): unknown => ({
  text: outline.text,
  bodyStart: outline.bodyStart,
  regions: outline.regions.map(({ region, start }) => ({
    start,
    text: region.text,
    head: region.head,
    blocks: region.blocks,
    frontMatter: region.frontMatter,
  })),
});

/** All that a plan says, with absolute offsets. */
export const planSnapshot = (plan: Plan): unknown =>
  Array.from(plan.walk(), ({ node, start }) => ({
    id: node.id,
    schema: node.schema?.id ?? null,
    title: node.title,
    ordinal: node.ordinal,
    level: node.level,
    start,
    length: node.length,
    missing: node.missing.map(({ id }) => id),
    closed: [...node.closed],
    loose: node.parts.map(({ part }) => part.loose),
    fields: node.fields.map(({ id, read, at }) => [
      id,
      at,
      read.path,
      valueText(read.value),
      read.labelled?.form ?? null,
    ]),
  }));

export const idsOf = (plan: Plan): string[] => Array.from(plan.walk(), ({ node }) => node.id);
