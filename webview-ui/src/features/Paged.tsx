import * as l10n from '@vscode/l10n';
import { useState, type ReactNode } from 'react';
import { Button } from '../components/Button.tsx';

const PAGE = 100;

interface PagedProps {
  readonly count: number;
  readonly children: (index: number) => ReactNode;
  /** An index that has to be among the shown ones. */
  readonly must?: number;
  /** Within a list, where only list items may stand. */
  readonly inList?: boolean;
  /** Within a table of so many columns. */
  readonly inTable?: number;
}

/** So many of a long list that it is there at once, and more on demand. */
export function Paged({ count, children, must = -1, inList = false, inTable }: PagedProps): ReactNode {
  const [limit, setLimit] = useState(PAGE);
  const shown = Math.min(count, Math.max(limit, must + 1));
  const rest = count - shown;
  const more = rest > 0 && (
    <>
      <Button onClick={() => setLimit(shown + PAGE)}>{l10n.t('Show {0} more', Math.min(PAGE, rest))}</Button>{' '}
      <span className="muted">{l10n.t('{0} of {1}', shown, count)}</span>
    </>
  );
  const Place = inList ? 'li' : 'div';
  return (
    <>
      {Array.from({ length: shown }, (_, index) => children(index))}
      {more && inTable === undefined && <Place className="more">{more}</Place>}
      {more && inTable !== undefined && (
        <tr>
          <td colSpan={inTable}>{more}</td>
        </tr>
      )}
    </>
  );
}
