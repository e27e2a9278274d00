import * as l10n from '@vscode/l10n';
import type { ReactNode } from 'react';
import type { FormNode } from '../../../src/contract/form.ts';
import { Button } from '../components/Button.tsx';
import { useStore } from '../state/StoreContext.ts';
import { useReadOnly } from './usePlan.ts';

/** A part that the document does not have yet. */
export function MissingNode({ node }: { readonly node: FormNode }): ReactNode {
  const store = useStore();
  const readOnly = useReadOnly();
  const add = (): void => store.edit({ type: 'addMissing', id: node.id }, { barrier: true, then: { target: node.id } });
  return (
    <div className="missing">
      <p className="muted">{l10n.t('The document does not have this part yet.')}</p>
      {!readOnly && <Button onClick={add}>{l10n.t('Add "{0}"', node.title)}</Button>}
    </div>
  );
}
