import * as l10n from '@vscode/l10n';
import type { ReactNode } from 'react';
import type { FormField } from '../../../src/contract/form.ts';
import { IconButton } from '../components/IconButton.tsx';
import { isHint } from '../state/slotText.ts';
import { useSelect } from '../state/StoreContext.ts';
import type { State } from '../state/state.ts';
import { Asked } from './Asked.tsx';
import { useAsk } from './useAsk.ts';
import { isGap } from './words.ts';

const canDraft = ({ snapshot }: State): boolean => snapshot !== null && snapshot.drafting && snapshot.readOnly === '';

/** Asks the chosen language model for a draft, which is shown as a difference. Nothing where none is chosen. */
export function DraftButton({ target, title }: { readonly target: string; readonly title: string }): ReactNode {
  const { ask, busy, problem } = useAsk();
  if (!useSelect(canDraft)) return null;
  return (
    <>
      <IconButton
        className="quiet"
        icon="draft"
        disabled={busy}
        label={l10n.t('Draft "{0}" with the language model', title)}
        onClick={() => void ask({ type: 'draft', target })}
      />
      <Asked problem={problem} />
    </>
  );
}

const DRAFTED = new Set<FormField['type']>(['text', 'list', 'checklist', 'table', 'code', 'date', 'reference']);

/** For a field with nothing in it. */
export function DraftField({ field }: { readonly field: FormField }): ReactNode {
  const { id, label, kept, type } = field;
  if (kept || id.startsWith('header/') || !DRAFTED.has(type) || !isOpen(field)) return null;
  return <DraftButton target={id} title={label} />;
}

function isOpen({ findings, value, options }: FormField): boolean {
  // Lines that the template gives wait for ticks, which belong to people.
  if (value.type === 'tasks' && options.length > 0) return false;
  if (findings.some(isGap)) return true;
  switch (value.type) {
    case 'text':
      return value.text === '' || value.placeholder;
    case 'list':
    case 'tasks':
      return value.items.every(({ text, placeholder }) => text === '' || placeholder);
    case 'table':
      return value.rows.every((cells, row) => cells.every((text, column) => text === '' || isHint(value, row, column)));
    case 'code':
      return value.text === '' || value.placeholder;
    default:
      return false;
  }
}
