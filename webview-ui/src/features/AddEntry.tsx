import * as l10n from '@vscode/l10n';
import { useState, type ReactNode } from 'react';
import { Button } from '../components/Button.tsx';
import { TextField } from '../components/TextField.tsx';
import { useStore } from '../state/StoreContext.ts';
import { DraftButton } from './DraftButton.tsx';
import { useFocusBack } from './useFocusBack.ts';
import { useReadOnly } from './usePlan.ts';

interface AddEntryProps {
  readonly node: string;
  readonly entry: string;
  readonly word: string;
  /** An entry is on its way into the document. */
  readonly onAdd: () => void;
}

/** "Add Option…": asks for the title in place. */
export function AddEntry({ node, entry, word, onAdd }: AddEntryProps): ReactNode {
  const store = useStore();
  const readOnly = useReadOnly();
  const [title, setTitle] = useState<string | null>(null);
  const place = useFocusBack(title !== null);
  if (readOnly) return null;
  if (title === null) {
    return (
      <div className="add-entry" ref={place}>
        <Button onClick={() => setTitle('')}>{l10n.t('Add {0}…', word)}</Button>
        <DraftButton target={`${node}+${entry}`} title={l10n.t('New {0}', word)} />
      </div>
    );
  }
  const add = (): void => {
    setTitle(null);
    onAdd();
    store.edit({ type: 'addEntry', node, entry, title: title.trim() }, { barrier: true });
  };
  return (
    <div ref={place} className="inline-form add-entry" role="group" aria-label={l10n.t('Add {0}', word)}>
      <TextField
        text={title}
        label={l10n.t('Title of the new {0}', word)}
        placeholder={l10n.t('Title')}
        onText={setTitle}
        autoFocus
        onKeyDown={(event) => {
          // Under an input method, these keys are for it.
          if (event.nativeEvent.isComposing || (event.key !== 'Enter' && event.key !== 'Escape')) return;
          // The button that gets the focus back must not be pressed by the same key.
          event.preventDefault();
          if (event.key === 'Enter') add();
          else setTitle(null);
        }}
      />
      <Button look="primary" onClick={add}>
        {l10n.t('Add {0}', word)}
      </Button>
      <Button onClick={() => setTitle(null)}>{l10n.t('Cancel')}</Button>
    </div>
  );
}
