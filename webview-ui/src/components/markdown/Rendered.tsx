import { toJsxRuntime, type Components } from 'hast-util-to-jsx-runtime';
import { useMemo, type ReactNode } from 'react';
import { Fragment, jsx, jsxs } from 'react/jsx-runtime';
import rehypeSanitize from 'rehype-sanitize';
import remarkGfm from 'remark-gfm';
import remarkParse from 'remark-parse';
import remarkRehype from 'remark-rehype';
import { unified } from 'unified';

const processor = unified().use(remarkParse).use(remarkGfm).use(remarkRehype).use(rehypeSanitize);

interface RenderedProps {
  readonly text: string;
  readonly onOpen: (path: string) => void;
}

export default function Rendered({ text, onOpen }: RenderedProps): ReactNode {
  return useMemo(() => render(text, onOpen), [text, onOpen]);
}

function render(text: string, onOpen: (path: string) => void): ReactNode {
  const tree = processor.runSync(processor.parse(text));
  const components: Partial<Components> = {
    a: ({ href, children }) => (
      <Link href={typeof href === 'string' ? href : ''} onOpen={onOpen} text={children as ReactNode} />
    ),
    // Nothing is loaded: a picture is shown by what it is called.
    img: ({ alt }) => <span>{alt}</span>,
    input: ({ checked }) => <span aria-hidden="true">{checked ? '☑ ' : '☐ '}</span>,
    h1: Heading,
    h2: Heading,
    h3: Heading,
    h4: Heading,
    h5: Heading,
    h6: Heading,
    // Wide content scrolls by itself, and by keyboard.
    pre: ({ children }) => <pre tabIndex={0}>{children as ReactNode}</pre>,
  };
  // Its types name a global JSX namespace, which React no longer has.
  const element: unknown = toJsxRuntime(tree, {
    Fragment,
    jsx,
    jsxs,
    components,
    ignoreInvalidStyle: true,
    tableCellAlignToStyle: false,
  });
  return element as ReactNode;
}

// A heading inside a value is no heading of the page.
function Heading({ children }: { children?: unknown }): ReactNode {
  return (
    <p>
      <strong>{children as ReactNode}</strong>
    </p>
  );
}

function Link({ href, text, onOpen }: { href: string; text: ReactNode; onOpen: (path: string) => void }): ReactNode {
  if (/^(?:https?|mailto):/i.test(href)) return <a href={href}>{text}</a>;
  if (href === '' || href.startsWith('#') || /^[a-z][a-z\d+.-]*:/i.test(href)) return <span>{text}</span>;
  return (
    <button type="button" className="link" onClick={() => onOpen(decodePath(href))}>
      {text}
    </button>
  );
}

function decodePath(href: string): string {
  try {
    return decodeURI(href);
  } catch {
    return href;
  }
}
