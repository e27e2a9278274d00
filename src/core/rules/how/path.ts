import { howRule } from '../howRule.ts';

const CODE_FILE =
  /(?:[\w@.-]+\/)*[\w@-][\w@.-]*\.(?:py|pyi|tsx?|jsx?|mjs|cjs|go|rs|java|kt|rb|php|cs|cpp|cc|hpp|swift|scala|vue|svelte|scss)\b(?!\/)/g;
const FOLDER = /(?<![\w/.:-])(?:src|lib|internal|pkg|cmd|tests?|packages|apps?)\/[\w@./-]*\w/g;

// Products that are called like a file.
const NAMES = /^(?:node|vue|next|nuxt|react|express|three|d3|chart|nest|ember|backbone|alpine|solid)\.js$/i;

export const rule = howRule({
  code: 'how.path',
  title: 'A plan of what to do says where the code goes.',
  message: (found) => `Leave out "${found}": engineers decide where code goes.`,
  look: (text) => {
    if (!/[./]/.test(text)) return [];
    const files = Array.from(text.matchAll(CODE_FILE)).filter(([name]) => !NAMES.test(name));
    const taken = files.map(({ index, 0: name }) => ({ from: index, to: index + name.length }));
    const folders = Array.from(text.matchAll(FOLDER), ({ index, 0: name }) => ({
      from: index,
      to: index + name.length,
    })).filter((folder) => taken.every(({ from, to }) => folder.to <= from || folder.from >= to));
    return [...taken, ...folders];
  },
});
