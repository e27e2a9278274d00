import * as l10n from '@vscode/l10n';
import type { ReactNode } from 'react';
import { diffWords } from './diffWords.ts';

/** One text in which what only one side has is marked, in words for those who do not see the marks. */
export function Compare({ mine, theirs }: { readonly mine: string; readonly theirs: string }): ReactNode {
  return (
    <div className="compare">
      <p className="legend">
        <ins>{l10n.t('only yours')}</ins> <del>{l10n.t('only theirs')}</del>
      </p>
      <p className="compared">
        {diffWords(mine, theirs).map((run, index) => {
          if (run.side === 'mine') return <ins key={index}>{run.text}</ins>;
          return run.side === 'theirs' ? <del key={index}>{run.text}</del> : <span key={index}>{run.text}</span>;
        })}
      </p>
    </div>
  );
}
