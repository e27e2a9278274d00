import * as l10n from '@vscode/l10n';
import type { ReactNode } from 'react';
import { IconButton } from '../../components/IconButton.tsx';

interface RowToolsProps {
  /** What the row is called in the names of the buttons. */
  readonly name: string;
  readonly first: boolean;
  readonly last: boolean;
  readonly onMove?: (by: 1 | -1) => void;
  readonly onRemove?: (() => void) | undefined;
}

export function RowTools({ name, first, last, onMove, onRemove }: RowToolsProps): ReactNode {
  return (
    <div className="tools">
      {onMove && !(first && last) && (
        <IconButton icon="up" label={l10n.t('Move {0} up', name)} disabled={first} onClick={() => onMove(-1)} />
      )}
      {onMove && !(first && last) && (
        <IconButton icon="down" label={l10n.t('Move {0} down', name)} disabled={last} onClick={() => onMove(1)} />
      )}
      {onRemove && <IconButton icon="remove" label={l10n.t('Remove {0}', name)} onClick={onRemove} />}
    </div>
  );
}
