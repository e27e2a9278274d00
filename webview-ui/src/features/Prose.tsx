import * as l10n from '@vscode/l10n';
import { useCallback, useState, type ReactNode } from 'react';
import type { FormNode } from '../../../src/contract/form.ts';
import { Button } from '../components/Button.tsx';
import { Markdown } from '../components/markdown/Markdown.tsx';
import { slotKey, type Slot } from '../state/slot.ts';
import { useSelect } from '../state/StoreContext.ts';
import { SlotArea } from './fields/SlotArea.tsx';
import { useOpen, useReadOnly } from './usePlan.ts';

/** Free Markdown: rendered, and edited here where it is all there is, else in the text editor. */
export function Prose({ node }: { readonly node: FormNode }): ReactNode {
  const open = useOpen();
  const readOnly = useReadOnly();
  const [editing, setEditing] = useState(false);
  const slot: Slot = { kind: 'prose', node: node.id };
  const key = slotKey(slot);
  const drafted = useSelect(useCallback((state) => state.drafts.has(key), [key]));
  const { prose, editable, title, slots } = node;
  // Where there is nothing else, an empty text can be begun here.
  const canBegin = editable && slots.length === 0;
  if (prose === '' && !canBegin && !drafted) return null;
  if (editable && (editing || drafted)) {
    return (
      <div className="prose">
        <SlotArea
          slot={slot}
          held={{ raw: prose, shown: prose }}
          label={l10n.t('Markdown of {0}', title)}
          autoFocus={editing}
          onLeave={() => setEditing(false)}
        />
      </div>
    );
  }
  const edit = (): void => (editable ? setEditing(true) : open.markdown(node.id));
  return (
    <div className="prose">
      <Markdown text={prose} onOpen={open.file} />
      {!readOnly && (
        <Button
          className="small"
          onClick={edit}
          label={editable ? l10n.t('Edit {0}', title) : l10n.t('Edit {0} in Markdown', title)}
        >
          {editable ? l10n.t('Edit') : l10n.t('Edit in Markdown')}
        </Button>
      )}
    </div>
  );
}
