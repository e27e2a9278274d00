import type { Tree } from '@lezer/common';
import { parser, TaskList } from '@lezer/markdown';
import { tables } from './table.ts';

// Block structure is all that the outline needs. Leaving inline syntax out more than halves the time to parse.
const INLINE = ['Escape', 'Entity', 'InlineCode', 'HTMLTag', 'Emphasis', 'HardBreak', 'Link', 'Image', 'LinkEnd'];
const blockParser = parser.configure([tables, TaskList, { remove: INLINE }]);
// With nothing left to find, it would still walk every character.
blockParser.parseInline = () => [];

/** The block structure of a text. The extension loads this module, and the parser with it, when it reads its first plan. */
export const parseBlocks = (text: string): Tree => blockParser.parse(text);
