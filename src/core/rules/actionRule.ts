import { ARROW } from '../markdown/arrow.ts';
import { shift } from '../markdown/span.ts';
import { judgeField } from './judgeField.ts';
import { shorten } from './names.ts';
import { fieldsWithRole } from './roleRule.ts';
import type { NodeRule, Rule } from './rule.ts';

export interface ActionRule extends Pick<Rule, 'code' | 'severity' | 'title'> {
  readonly role: string;
  /** Whether what follows a colon says what is done, too. */
  readonly colons: boolean;
}

// An item that says that there are none, with its reason.
const NONE =
  /^[*_]*(?:none|n\/a|not applicable|no (?:(?:known|other|special) )?(?:edge |failure )?(?:cases?|paths?|failures?))[*_]*(?:\s*[.:;,(–—-]|\s*$)/i;
const SAYS = /[\p{L}\p{N}]/u;
const COLON = /[:：]\s/;

/** A rule that asks for what is done in every item of the lists with a role. */
export function actionRule({ code, severity, title, role, colons }: ActionRule): NodeRule {
  const check: NodeRule['check'] = (node) =>
    fieldsWithRole(node, role).flatMap(({ id, read, at }) => {
      if (read.value.type !== 'list') return [];
      const hints = new Set(judgeField(read).placeholders);
      return read.value.items.flatMap(({ slot }, index) => {
        const text = slot.text.trim();
        if (text === '' || hints.has(index) || NONE.test(text) || hasAction(text, colons)) return [];
        const how = ARROW.test(text) ? 'write the action after the arrow' : 'put "→ action" after it';
        const message = `Say what is done about "${shorten(withoutArrow(text))}": ${how}.`;
        return [{ message, span: shift(slot, at), field: id }];
      });
    });
  return { code, severity, title, roles: [role], reads: 'node', check };
}

const hasAction = (text: string, colons: boolean): boolean =>
  follows(text, ARROW) || (colons && !ARROW.test(text) && follows(text, COLON));

function follows(text: string, mark: RegExp): boolean {
  const found = mark.exec(text);
  return found !== null && SAYS.test(text.slice(found.index + found[0].length));
}

const withoutArrow = (text: string): string => (text.split(ARROW)[0] ?? text).trim();
