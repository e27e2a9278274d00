import { isFilled } from '../../fields/placeholder.ts';
import { shift } from '../../markdown/span.ts';
import { shorten } from '../names.ts';
import { fieldsWithRole } from '../roleRule.ts';
import type { NodeRule } from '../rule.ts';

export const rule: NodeRule = {
  code: 'header.task-unnamed',
  severity: 'info',
  title: 'Where the id of a task is asked for, there is none.',
  roles: ['task'],
  reads: 'node',
  check: (node) =>
    fieldsWithRole(node, 'task').flatMap(({ id, read: { value, schema }, at }) => {
      if (value.type !== 'text' || !isFilled(value.slot.text, schema) || mayBeId(value.slot.text)) return [];
      const message = `Give the id of the task instead of "${shorten(value.slot.text)}", such as PROJ-123.`;
      return [{ message, span: shift(value.slot, at), field: id }];
    }),
};

// Trackers have ids of all forms. Several words without a digit among them are none.
const mayBeId = (text: string): boolean => /\p{N}/u.test(text) || !/\s/.test(text.trim());
