import { useLayoutEffect, useState, type RefObject } from 'react';

/** Rows beyond the edge that are drawn ahead of scrolling. */
const AHEAD = 6;

interface Window {
  readonly first: number;
  /** Behind the last one. */
  readonly last: number;
}

/** Which rows of one height are in view of a scrolling element. */
export function useWindow(scroller: RefObject<HTMLElement | null>, count: number, height: number): Window {
  const [{ top, seen }, setView] = useState({ top: 0, seen: 800 });
  useLayoutEffect(() => {
    const element = scroller.current;
    if (!element) return undefined;
    const look = (): void => {
      // By whole rows, so that a pixel of scrolling draws nothing anew.
      const now = { top: Math.floor(element.scrollTop / height) * height, seen: element.clientHeight };
      setView((was) => (was.top === now.top && was.seen === now.seen ? was : now));
    };
    look();
    element.addEventListener('scroll', look, { passive: true });
    const sizes = new ResizeObserver(look);
    sizes.observe(element);
    return () => {
      element.removeEventListener('scroll', look);
      sizes.disconnect();
    };
  }, [scroller, height]);
  const first = Math.max(0, Math.min(Math.floor(top / height), count - 1) - AHEAD);
  const last = Math.min(count, Math.ceil((top + seen) / height) + AHEAD);
  return { first, last };
}

/** Scrolls an element so that a row is in view. */
export function revealRow(element: HTMLElement, row: number, height: number): void {
  const head = element.querySelector<HTMLElement>('.head')?.offsetHeight ?? 0;
  const from = row * height;
  const room = element.clientHeight - head;
  if (from < element.scrollTop) element.scrollTo({ top: from });
  else if (from + height > element.scrollTop + room) element.scrollTo({ top: from + height - room });
}
