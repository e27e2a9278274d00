import * as l10n from '@vscode/l10n';
import { useId, useState, type ReactNode } from 'react';
import type { HandOn } from '../../../src/contract/form.ts';
import { Button } from '../components/Button.tsx';
import { hasMarkup, Markdown } from '../components/markdown/Markdown.tsx';
import { Asked } from './Asked.tsx';
import { useOpen, useReadOnly } from './usePlan.ts';
import { useAsk } from './useAsk.ts';

/** What the document comes to, in short: what a person reads before the decision. */
export function SummaryParts({ parts }: { readonly parts: NonNullable<HandOn['summary']> }): ReactNode {
  const id = useId();
  const open = useOpen();
  return (
    <div className="summary" role="group" aria-labelledby={id}>
      <h4 id={id}>{l10n.t('Summary')}</h4>
      <dl>
        {parts.map(({ title, lines }) => (
          <div key={title}>
            <dt>{title}</dt>
            {lines.map((line) => (
              <dd key={line}>{hasMarkup(line) ? <Markdown text={line} onOpen={open.file} /> : line}</dd>
            ))}
          </div>
        ))}
      </dl>
    </div>
  );
}

/** Ends the work on the document, after a second step. */
export function GiveUp({ status }: { readonly status: string }): ReactNode {
  const readOnly = useReadOnly();
  const [begun, setBegun] = useState(false);
  const { ask, busy, problem } = useAsk();
  if (readOnly) return null;
  return (
    <div className="decide">
      {begun ? (
        <div className="confirm" role="group" aria-label={l10n.t('Cancel the plan')}>
          <p>{l10n.t('The status becomes {0}. Nothing else is changed.', status)}</p>
          <div className="buttons">
            <Button look="primary" disabled={busy} onClick={() => void ask({ type: 'setStatus', status })}>
              {l10n.t('Cancel the plan')}
            </Button>
            <Button onClick={() => setBegun(false)}>{l10n.t('Go on with it')}</Button>
          </div>
        </div>
      ) : (
        <div className="buttons">
          <Button onClick={() => setBegun(true)}>{l10n.t('Cancel the plan…')}</Button>
        </div>
      )}
      <Asked problem={problem} />
    </div>
  );
}
