import { slugOf, withoutDecoration } from '../markdown/title.ts';
import type { PlanNode } from './plan.ts';
import { smallest } from '../lists.ts';

/*
 * Which of some options a recommendation names: by its letter or number, or by its title.
 */

/** `Option B`, as the template calls it. */
export const labelOfOption = ({ schema, ordinal }: PlanNode): string =>
  `${schema?.ordinal?.prefix ?? ''}${ordinal ?? ''}`;

/** The options that a text recommends, in their order: mostly one. "Anything but Option A" does not recommend A. */
export function recommended(text: string, options: readonly PlanNode[]): readonly PlanNode[] {
  const plain = withoutDecoration(text);
  const places = new Map(options.map((option) => [option, placeOf(plain, option)]));
  const named = options.filter((option) => places.get(option) !== Infinity);
  const joined = options.filter((one) => options.some((other) => one !== other && areJoined(plain, one, other)));
  if (joined.length > 0) return joined;
  return named.toSorted((a, b) => (places.get(a) ?? 0) - (places.get(b) ?? 0)).slice(0, 1);
}

/** Where a text first recommends an option; infinite where it does not. */
function placeOf(plain: string, option: PlanNode): number {
  const slug = `-${slugOf(plain)}-`;
  const places = namesOf(option).map((name) => meantAt(slug, `-${slugOf(name)}-`));
  return leads(plain, option) ? 0 : smallest(places);
}

function leads(plain: string, option: PlanNode): boolean {
  const ordinal = (option.ordinal ?? '').toLowerCase();
  const lead = /^\(?([\p{L}\p{N}.]+?)\)?(?=$|[\s:：.,)–—-])/u.exec(plain)?.[1]?.toLowerCase();
  return (
    ordinal !== '' && lead === ordinal && (plain.length <= 3 || /^\(?[\p{L}\p{N}.]+\)?\s*[:：.,)–—-]/u.test(plain))
  );
}

/** What an option is called: by the template's word or another for it, and by its title. */
function namesOf({ schema, ordinal, title }: PlanNode): readonly string[] {
  const words = schema?.ordinal ? [schema.ordinal.prefix, ...schema.ordinal.also] : [''];
  const numbered = words.map((word) => `${word.trim()} ${ordinal ?? ''}`.trim());
  return [...numbered, withoutDecoration(title)].filter((name) => slugOf(name) !== '');
}

const REJECTED = /-(?:but|not|except|neither|nor|against|rejected|than|instead-of|over)-$/;

function meantAt(slug: string, name: string): number {
  for (let at = slug.indexOf(name); at >= 0; at = slug.indexOf(name, at + 1))
    if (!REJECTED.test(slug.slice(Math.max(0, at - 20), at + 1))) return at;
  return Infinity;
}

const JOIN = /^\s*(?:\/|\||&|\+|\bor\b|\band\b)\s*(.*)$/su;

/** Whether one stands beside the other: "Option A or Option B", "A/B". */
function areJoined(plain: string, one: PlanNode, other: PlanNode): boolean {
  return [
    [one, other],
    [other, one],
  ].some(([first, second]) => first && second && follows(plain.toLowerCase(), first, second));
}

function follows(text: string, first: PlanNode, second: PlanNode): boolean {
  const next = [...namesOf(second), second.ordinal ?? ''].filter(Boolean).map((name) => name.toLowerCase());
  return namesOf(first).some((name) => {
    const at = text.indexOf(name.toLowerCase());
    const rest = at < 0 ? null : JOIN.exec(text.slice(at + name.length))?.[1];
    return (
      rest != null && next.some((word) => rest.startsWith(word) && !/^[\p{L}\p{N}]/u.test(rest.slice(word.length)))
    );
  });
}
