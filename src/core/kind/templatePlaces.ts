import type { Span } from '../markdown/span.ts';
import { propertiesIn } from './directive.ts';
import type { SlotSchema } from './kind.ts';
import type { YamlPlaces } from './yamlPlaces.ts';
import { yamlPlaces } from './yamlPlaces.ts';

export type YamlPath = readonly (string | number)[];

/** Where in a template the parts of its kind stand. Looked up only for what is wrong. */
export interface TemplatePlaces {
  /** A key of the front matter, or the nearest above it that is there. */
  readonly ofKey: (path: YamlPath) => Span;
  /** A directive's property, by its value or by one of the values in its list. */
  readonly ofProperty: (key: string, value: string) => Span;
  readonly ofSlot: (slot: SlotSchema) => Span;
}

/** `starts` are offsets of slots in the text. */
export function templatePlaces(text: string, yaml: Span, starts: ReadonlyMap<SlotSchema, number>): TemplatePlaces {
  let front: YamlPlaces | null = null;
  const at = (from: number): Span => ({ from, to: from });
  return {
    ofKey: (path) => {
      front ??= yamlPlaces(text.slice(yaml.from, yaml.to));
      return at(yaml.from + front.offsetOf(path));
    },
    ofProperty: (key, value) => {
      for (const property of propertiesIn(text.slice(yaml.to), yaml.to))
        if (property.key === key && property.value.split(',').includes(value)) return property.span;
      return at(yaml.from);
    },
    ofSlot: (slot) => at(starts.get(slot) ?? yaml.from),
  };
}
