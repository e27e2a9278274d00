import { shift } from '../../markdown/span.ts';
import { judgeField } from '../judgeField.ts';
import { shorten } from '../names.ts';
import type { NodeRule } from '../rule.ts';

export const rule: NodeRule = {
  code: 'question.unanswered',
  severity: 'error',
  title: 'A clarification question waits for its answer.',
  roles: ['questions'],
  reads: 'node',
  fields: ['questions'],
  check: (node) =>
    node.fields.flatMap(({ id, read, at }) => {
      if (read.value.type !== 'questions') return [];
      const hints = new Set(judgeField(read).placeholders);
      return read.value.items.flatMap((item, index) => {
        if (item.answered || hints.has(index) || item.slot.text.trim() === '') return [];
        return [{ message: `Answer "${shorten(item.slot.text)}".`, span: shift(item.slot, at), field: id }];
      });
    }),
};
