import { isFilled } from '../../fields/placeholder.ts';
import { fieldSpan } from '../judgeField.ts';
import { fieldsWithRole } from '../roleRule.ts';
import { titleOf } from '../names.ts';
import type { NodeRule } from '../rule.ts';

const TYPED =
  /\b(?:interface|type|function|class|enum|namespace|declare|export)\b|=>|\(.*\)\s*:|[\w'"\])]\??:\s*\S|v\.|z\./;

export const rule: NodeRule = {
  code: 'contract.untyped',
  severity: 'error',
  title: 'An API contract has no type definitions.',
  roles: ['contract-signature'],
  reads: 'node',
  check: (node) =>
    fieldsWithRole(node, 'contract-signature').flatMap((field) => {
      const { value, schema } = field.read;
      if (value.type !== 'code' || !isFilled(value.text, schema)) return [];
      const isTypeScript = /^(?:ts|tsx|typescript)?$/i.test(value.language);
      if (isTypeScript && TYPED.test(value.text)) return [];
      const message = `Write the arguments and the result of "${titleOf(node)}" as TypeScript types.`;
      return [{ message, span: fieldSpan(field), field: field.id }];
    }),
};
