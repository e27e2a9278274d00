import type { Span } from '../../markdown/span.ts';
import { howRule } from '../howRule.ts';

// Nothing that a path is made of may stand before it: so each run is looked through once, and addresses are left alone.
const CODE_FILE =
  /(?<![\w@./:~-])(?:\.{0,2}\/)?(?:[\w@.-]+\/)*[\w@-][\w@.-]*\.(?:py|pyi|tsx?|jsx?|mjs|cjs|go|rs|java|kt|rb|php|cs|cpp|cc|hpp|swift|scala|vue|svelte|scss)\b(?!\/)/g;
/** Files that hold other things than code are part of its layout where their folder is named. */
const OTHER_FILE =
  /(?<![\w@./:~-])(?:\.{1,2}\/)?(?:[\w@.-]+\/)+[\w@-][\w@.-]*\.(?:sql|ya?ml|toml|ini|cfg|conf|json|xml|proto|graphql|tf|sh|html|css|properties)\b(?!\/)/g;
const DOCKERFILE = /(?<![\w@./:-])(?:[\w@.-]+\/)*Dockerfile(?:\.\w+)?(?![\w/])/g;
/** A code span that is a folder: `services/orders/`. */
const CODED_FOLDER = /(?<=`)(?:\.{1,2}\/)?(?:[\w@.-]+\/)+(?=`)/g;
const FOLDER =
  /(?<![\w/.:-])(?:src|lib|internal|pkg|cmd|tests?|packages|apps?|services|migrations|components|modules|controllers|handlers|config|scripts|utils)\/[\w@./-]*\w/g;

const PATTERNS = [CODE_FILE, OTHER_FILE, DOCKERFILE, CODED_FOLDER, FOLDER];

// Products that are called like a file.
const NAMES = /^(?:node|vue|next|nuxt|react|express|three|d3|chart|nest|ember|backbone|alpine|solid)\.js$/i;

export const rule = howRule({
  code: 'how.path',
  title: 'A plan of what to do says where the code goes.',
  message: (found) => `Leave out "${found}": engineers decide where code goes.`,
  look: (text) => {
    if (!/[./]|Dockerfile/.test(text)) return [];
    const all = PATTERNS.flatMap((pattern) =>
      Array.from(text.matchAll(pattern))
        .filter(({ index, 0: name }) => !NAMES.test(name) && (pattern !== FOLDER || isFolder(name, text[index - 1])))
        .map(({ index, 0: name }) => ({ from: index, to: index + name.length })),
    );
    return withoutOverlaps(all);
  },
});

/** `internal/external` are words with a slash between them; code marks or a second slash make a folder of them. */
const isFolder = (name: string, before: string | undefined): boolean =>
  /^(?:src|lib|pkg|cmd)\//.test(name) || before === '`' || name.indexOf('/') !== name.lastIndexOf('/');

/** In the order of the text; of two that begin together the longer one counts. */
function withoutOverlaps(spans: readonly Span[]): readonly Span[] {
  let end = 0;
  return spans
    .toSorted((a, b) => a.from - b.from || b.to - a.to)
    .filter(({ from, to }) => {
      if (from < end) return false;
      end = to;
      return true;
    });
}
