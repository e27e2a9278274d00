import { useLayoutEffect, useRef, useState, type RefObject } from 'react';
import type { Place } from './keys.ts';

interface Placed {
  /** The one cell that takes part in the order of Tab. */
  readonly active: Place;
  /** Another cell becomes that one, and gets the focus once it is drawn. */
  readonly go: (place: Place) => void;
  /** A cell that has the focus already becomes that one. */
  readonly stay: (place: Place) => void;
}

/** Which cell of a grid the keyboard is at. */
export function usePlace(scroller: RefObject<HTMLElement | null>, rows: number, columns: number): Placed {
  const [place, setPlace] = useState<Place>({ row: 0, column: 0 });
  const goes = useRef(false);
  useLayoutEffect(() => {
    if (!goes.current) return;
    goes.current = false;
    scroller.current?.querySelector<HTMLElement>('[data-active]')?.focus({ preventScroll: false });
  }, [place, scroller]);
  const go = (to: Place): void => {
    goes.current = true;
    setPlace(to);
  };
  const active = {
    row: Math.min(place.row, Math.max(0, rows - 1)),
    column: Math.min(place.column, columns - 1),
  };
  return { active, go, stay: setPlace };
}
