import type { OutlineItem, Snapshot } from '../../../src/contract/form.ts';

/** The page that shows a section: the top section that it stands in. Without one, the first that is not complete. */
export function pageOf(snapshot: Snapshot | null, id: string | null): string | null {
  if (id?.startsWith('@')) return id;
  if (!snapshot) return id;
  const { outline } = snapshot;
  const at = outline.findIndex((item) => item.id === id);
  if (at >= 0) return topOf(outline, at)?.id ?? null;
  if (snapshot.section) return snapshot.section.id;
  const tops = outline.filter(({ level }) => level === 1);
  return (tops.find(({ state }) => state === 'partial' || state === 'empty') ?? tops[0])?.id ?? null;
}

function topOf(outline: readonly OutlineItem[], at: number): OutlineItem | undefined {
  return outline.slice(0, at + 1).findLast(({ level }) => level === 1);
}

/** The page on which a field or node is, as far as ids and the outline tell: the longest id that it begins with. */
export function pageOfTarget(snapshot: Snapshot, target: string): string | null {
  const inside = snapshot.outline
    .filter(({ id }) => target === id || target.startsWith(`${id}/`) || target.startsWith(`${id}.`))
    .sort((a, b) => b.id.length - a.id.length)[0];
  return inside ? pageOf(snapshot, inside.id) : null;
}
