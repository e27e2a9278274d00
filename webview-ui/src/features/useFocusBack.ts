import { useEffect, useRef, type RefObject } from 'react';

const BUTTONS = 'vscode-button:not([disabled]), button:not([disabled])';

/**
 * For a place that asks something and then is as before: when what was asked goes, and takes the focus with it, the
 * button that began gets it back, or the first button that stands there now.
 */
export function useFocusBack(asking: boolean): RefObject<HTMLDivElement | null> {
  const place = useRef<HTMLDivElement>(null);
  const began = useRef<Element | null>(null);
  const asked = useRef(false);
  useEffect(() => {
    if (asking === asked.current) return;
    asked.current = asking;
    if (asking || document.activeElement !== document.body) return;
    const first = place.current?.querySelector<HTMLElement>(BUTTONS) ?? null;
    const back = began.current instanceof HTMLElement && began.current.isConnected ? began.current : first;
    back?.focus();
  }, [asking]);
  useEffect(() => {
    const { current } = place;
    // What is pressed here last, before anything is asked, is what began.
    const onClick = (event: MouseEvent): void => {
      if (!asked.current && event.target instanceof Element) began.current = event.target.closest(BUTTONS);
    };
    current?.addEventListener('click', onClick, true);
    return () => current?.removeEventListener('click', onClick, true);
  }, []);
  return place;
}
