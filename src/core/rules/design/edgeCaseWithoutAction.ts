import { shift } from '../../markdown/span.ts';
import { judgeField } from '../judgeField.ts';
import { shorten } from '../names.ts';
import { fieldsWithRole } from '../roleRule.ts';
import type { NodeRule } from '../rule.ts';

const ARROW = /→|⇒|➜|➔|⟶|->|=>/;
const NONE = /^[*_]*(?:none|no\b|n\/a|not applicable)/i;

export const rule: NodeRule = {
  code: 'design.edge-case-without-action',
  severity: 'error',
  title: 'An edge case does not say what is done.',
  roles: ['edge-cases'],
  reads: 'node',
  check: (node) =>
    fieldsWithRole(node, 'edge-cases').flatMap(({ id, read, at }) => {
      if (read.value.type !== 'list') return [];
      const hints = new Set(judgeField(read).placeholders);
      return read.value.items.flatMap(({ slot }, index) => {
        const text = slot.text.trim();
        if (text === '' || hints.has(index) || ARROW.test(text) || NONE.test(text)) return [];
        const message = `Say what is done about "${shorten(text)}": put "→ action" after it.`;
        return [{ message, span: shift(slot, at), field: id }];
      });
    }),
};
