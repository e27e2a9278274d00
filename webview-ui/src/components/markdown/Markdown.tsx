import { lazy, Suspense, type ReactNode } from 'react';

// A chunk of its own: the first load goes without it.
const Rendered = lazy(() => import('./Rendered.tsx'));

interface MarkdownProps {
  readonly text: string;
  /** A link to a path of the workspace. */
  readonly onOpen: (path: string) => void;
}

/** Markdown as safe elements; as plain text until what renders it is there. */
export function Markdown({ text, onOpen }: MarkdownProps): ReactNode {
  return (
    <div className="markdown">
      <Suspense fallback={<p className="plain">{text}</p>}>
        <Rendered text={text} onOpen={onOpen} />
      </Suspense>
    </div>
  );
}

/** Whether rendering would show anything else than the text itself. */
export function hasMarkup(text: string): boolean {
  return /[*_`~[\]<|\\]|https?:|^\s*(?:[-+#>]|\d+[.)])/m.test(text) || /\n\s*\n/.test(text);
}
