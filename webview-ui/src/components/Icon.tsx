import type { ReactNode } from 'react';

/* Drawn on a grid of 16, with strokes in the colour of the text, so that every theme and forced colours apply. */
const PATHS = {
  add: 'M8 3v10M3 8h10',
  remove: 'M4 4l8 8M12 4l-8 8',
  up: 'M8 13V3.5M4 7.5l4-4 4 4',
  down: 'M8 3v9.5M4 8.5l4 4 4-4',
  edit: 'M3 13l.7-3L11 2.7l2.3 2.3L6 12.3 3 13z',
  open: 'M6.5 3.5H3v9.5h9.5V9.5M9 3h4v4M13 3L7.5 8.5',
  markdown: 'M1.5 4h13v8h-13zM4 10V6l2 2.2L8 6v4M11 6v3.6M9.6 8.4L11 9.8l1.4-1.4',
  complete: 'M3 8.5l3.3 3.3L13 4.5',
  partial: 'M8 2.5a5.5 5.5 0 100 11 5.5 5.5 0 000-11zM8 2.5v11M8 5h3.5M8 8h5.2M8 11h3.5',
  empty: 'M8 2.5a5.5 5.5 0 100 11 5.5 5.5 0 000-11z',
  locked: 'M4 7.5h8v6H4zM5.5 7.5V5a2.5 2.5 0 015 0v2.5',
  error: 'M8 2a6 6 0 100 12A6 6 0 008 2zM5.7 5.7l4.6 4.6M10.3 5.7l-4.6 4.6',
  warning: 'M8 2.2L14.3 13.5H1.7zM8 6.5v3.5M8 11.4v.8',
  info: 'M8 2a6 6 0 100 12A6 6 0 008 2zM8 7.2v4M8 4.8v.8',
  hint: 'M8 2a4 4 0 00-2.2 7.3V11h4.4V9.3A4 4 0 008 2zM6.3 13.5h3.4',
  question: 'M8 2a6 6 0 100 12A6 6 0 008 2zM6.2 6.4a1.9 1.9 0 113 1.6c-.8.5-1.2.8-1.2 1.6M8 11.2v.8',
  history: 'M8 4.5V8l2.5 1.5M2.6 6.5A5.7 5.7 0 118 13.7M2.2 3.5l.4 3 3-.4',
  checklist: 'M2 4.5l1.2 1.2L5.5 3.4M2 10.5l1.2 1.2 2.3-2.3M8 4.8h6M8 10.8h6',
  approved:
    'M8 1.8l1.8 1.4 2.3-.1.6 2.2 1.8 1.4-.9 2.1.3 2.3-2.2.7-1.3 1.9L8 12.9l-2.2.8-1.3-1.9-2.2-.7.3-2.3-.9-2.1 1.8-1.4.6-2.2 2.3.1zM5.5 8l1.8 1.8L10.7 6.3',
  trace: 'M2 3h12v10H2zM2 6.3h12M2 9.7h12M6 3v10M10 3v10',
  streams: 'M1.5 3h5v3h-5zM9.5 3h5v3h-5zM9.5 10h5v3h-5zM6.5 4.5h3M8 4.5v7h1.5',
  draft:
    'M7 2l1.3 3.7L12 7 8.3 8.3 7 12 5.7 8.3 2 7l3.7-1.3zM12.5 10.5l.6 1.4 1.4.6-1.4.6-.6 1.4-.6-1.4-1.4-.6 1.4-.6z',
  search: 'M7 2.5a4.5 4.5 0 100 9 4.5 4.5 0 000-9zM10.2 10.2L14 14',
  chevron: 'M6 3.5L10.5 8 6 12.5',
} as const;

export type IconName = keyof typeof PATHS;

/** A picture beside words that say the same: hidden from assistive technology. */
export function Icon({ name, className }: { readonly name: IconName; readonly className?: string }): ReactNode {
  return (
    <svg
      className={`icon icon-${name} ${className ?? ''}`}
      viewBox="0 0 16 16"
      width="16"
      height="16"
      aria-hidden="true"
      focusable="false"
    >
      <path d={PATHS[name]} />
    </svg>
  );
}
