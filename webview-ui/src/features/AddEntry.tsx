import * as l10n from '@vscode/l10n';
import { useState, type ReactNode } from 'react';
import { Button } from '../components/Button.tsx';
import { TextField } from '../components/TextField.tsx';
import { useStore } from '../state/StoreContext.ts';
import { useReadOnly } from './usePlan.ts';

interface AddEntryProps {
  readonly node: string;
  readonly entry: string;
  readonly word: string;
}

/** "Add Option…": asks for the title in place. */
export function AddEntry({ node, entry, word }: AddEntryProps): ReactNode {
  const store = useStore();
  const readOnly = useReadOnly();
  const [title, setTitle] = useState<string | null>(null);
  if (readOnly) return null;
  if (title === null) {
    return (
      <div className="add-entry">
        <Button onClick={() => setTitle('')}>{l10n.t('Add {0}…', word)}</Button>
      </div>
    );
  }
  const add = (): void => {
    setTitle(null);
    store.edit({ type: 'addEntry', node, entry, title: title.trim() }, { barrier: true });
  };
  return (
    <div className="inline-form add-entry" role="group" aria-label={l10n.t('Add {0}', word)}>
      <TextField
        text={title}
        label={l10n.t('Title of the new {0}', word)}
        placeholder={l10n.t('Title')}
        onText={setTitle}
        autoFocus
        onKeyDown={(event) => {
          if (event.key === 'Enter' && !event.nativeEvent.isComposing) add();
          if (event.key === 'Escape') setTitle(null);
        }}
      />
      <Button look="primary" onClick={add}>
        {l10n.t('Add {0}', word)}
      </Button>
      <Button onClick={() => setTitle(null)}>{l10n.t('Cancel')}</Button>
    </div>
  );
}
