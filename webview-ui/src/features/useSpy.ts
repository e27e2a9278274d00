import { useEffect, useState } from 'react';
import type { OutlineItem } from '../../../src/contract/form.ts';

/** How far down the window a part has to have come for the reader to be in it. */
const READING = 0.35;

/**
 * The subsection of the page in which the reader is: the one with the focus while that is in view, else the last one
 * that has come to where one reads. Null above the first, and on a page that has none.
 */
export function useSpy(outline: readonly OutlineItem[], page: string | null): string | null {
  const [found, setFound] = useState<string | null>(null);
  const ids = outline.flatMap(({ id, level }) => (level > 1 ? [id] : [])).join('\n');
  useEffect(() => {
    let frame = 0;
    const look = (): void => {
      frame = 0;
      setFound(partInView(ids.split('\n')));
    };
    const soon = (): void => {
      frame ||= requestAnimationFrame(look);
    };
    soon();
    window.addEventListener('scroll', soon, { passive: true });
    window.addEventListener('resize', soon);
    document.addEventListener('focusin', soon);
    return () => {
      cancelAnimationFrame(frame);
      window.removeEventListener('scroll', soon);
      window.removeEventListener('resize', soon);
      document.removeEventListener('focusin', soon);
    };
  }, [ids, page]);
  return found;
}

function partInView(ids: readonly string[]): string | null {
  const parts = ids.flatMap((id) => {
    const part = id === '' ? null : document.querySelector(`main [data-node="${CSS.escape(id)}"]`);
    return part ? [{ id, part, box: part.getBoundingClientRect() }] : [];
  });
  const focus = document.activeElement;
  const focused = parts.findLast(({ part }) => part.contains(focus));
  const at = focus?.getBoundingClientRect();
  if (focused && at && at.bottom > 0 && at.top < window.innerHeight) return focused.id;
  const line = window.innerHeight * READING;
  const reached = parts.findLast(({ box }) => box.top <= line);
  return reached && reached.box.bottom > 0 ? reached.id : null;
}
