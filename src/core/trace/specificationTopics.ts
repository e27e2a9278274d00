/** What a part of a specification is about, by its heading, however it is worded. */
export type Topic =
  'criteria' | 'quality' | 'requirement' | 'constraint' | 'question' | 'dependency' | 'left-out' | 'story' | 'problem';

const TOPICS: readonly (readonly [Topic, RegExp])[] = [
  [
    'criteria',
    /^(?:(?:acceptance|success)\s+(?:criteri(?:a|on)|scenarios?|tests?)|definition of done|measurable outcomes)/,
  ],
  [
    'quality',
    /^(?:non[- ]?functional|nfrs?\b|quality (?:attributes|requirements|goals)|performance (?:requirements|goals|targets))/,
  ],
  ['requirement', /^(?:functional requirements?|requirements?|frs?)\b/],
  ['constraint', /^(?:(?:technical|business|project|design)\s+)?(?:constraints?|limitations)\b/],
  ['question', /^(?:(?:open|research|unresolved|outstanding)\s+(?:questions?|issues|points)|questions?$|unknowns\b)/],
  ['dependency', /^(?:(?:dependencies|prerequisites|depends on)\b|required before)/],
  ['left-out', /^(?:(?:explicitly\s+)?out[- ]of[- ]scope|non[- ]?goals|not in scope|exclu(?:ded|sions))\b/],
  ['story', /^(?:user\s+(?:stor(?:y|ies)|scenarios?)|stories)\b/],
  [
    'problem',
    /^(?:(?:the\s+)?problem\b|(?:motivation|background|why|context|summary|overview|purpose|input)$|executive summary)/,
  ],
];

/** Null for what is about none of them: then it is about what its parent is about. */
export function topicOf(heading: string): Topic | null {
  const bare = heading
    .replace(/^[^\p{L}]+/u, '')
    .replace(/\s*[_*(（\[][^()]*[_*)）\]]$/, '')
    .replace(/\s+/g, ' ')
    .toLowerCase();
  return TOPICS.find(([, pattern]) => pattern.test(bare))?.[0] ?? null;
}

/** How well a heading fits to what a specification is for: the smaller, the better. */
export const rankOfProblem = (heading: string): number => ORDER.findIndex((pattern) => pattern.test(heading));

const ORDER = [/problem/i, /summary|overview|purpose/i, /motivation|why|background|context/i, /(?:)/];
