import * as l10n from '@vscode/l10n';
import type { ReactNode } from 'react';
import type { Snapshot } from '../../../src/contract/form.ts';
import { Paged } from './Paged.tsx';
import { localTime } from './words.ts';

export function LogPage({ log }: { readonly log: Snapshot['changeLog'] }): ReactNode {
  const newestFirst = log.toReversed();
  return (
    <article className="page" aria-labelledby="page-title">
      <h2 id="page-title" tabIndex={-1}>
        {l10n.t('Change log')}
      </h2>
      {log.length === 0 && <p className="muted">{l10n.t('Nothing has been recorded so far.')}</p>}
      <ol className="log">
        <Paged count={newestFirst.length} inList>
          {(index) => (
            <li key={index}>
              <time dateTime={newestFirst[index]?.time}>{localTime(newestFirst[index]?.time ?? '')}</time>
              <span>{newestFirst[index]?.text}</span>
            </li>
          )}
        </Paged>
      </ol>
    </article>
  );
}
