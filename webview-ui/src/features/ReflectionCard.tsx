import * as l10n from '@vscode/l10n';
import { useId, type ReactNode } from 'react';
import type { FormReflection } from '../../../src/contract/form.ts';
import { Button } from '../components/Button.tsx';
import { Icon } from '../components/Icon.tsx';
import { LinkButton } from '../components/LinkButton.tsx';
import { useSelect } from '../state/StoreContext.ts';
import type { State } from '../state/state.ts';
import { Asked } from './Asked.tsx';
import { useGoTo, useReadOnly } from './usePlan.ts';
import { useAsk } from './useAsk.ts';

const isDrafting = ({ snapshot }: State): boolean => snapshot?.drafting === true;

/** Whether enough is known to go on: each criterion with what it rests on. */
export function ReflectionCard({ reflection }: { readonly reflection: FormReflection }): ReactNode {
  const id = useId();
  const readOnly = useReadOnly();
  const drafting = useSelect(isDrafting);
  const { ask, busy, problem } = useAsk();
  return (
    <section className="gate reflection" aria-labelledby={id}>
      <div className="gate-head">
        <h3 id={id}>{l10n.t('Reflection')}</h3>
        <span className={`tag ${reflection.sufficient ? 'approved' : 'incomplete'}`}>
          <Icon name={reflection.sufficient ? 'approved' : 'question'} />
          {reflection.sufficient ? l10n.t('Sufficient') : l10n.t('Insufficient')}
        </span>
      </div>
      <ul className="reflection-criteria">
        {reflection.criteria.map((criterion) => (
          <Criterion key={criterion.title} criterion={criterion} />
        ))}
      </ul>
      {reflection.byModel && <ByModel said={reflection.byModel} />}
      {!readOnly && (
        <div className="buttons">
          <Button disabled={busy} onClick={() => void ask({ type: 'reflect' })}>
            {l10n.t('Run reflection')}
          </Button>
          {drafting && (
            <Button disabled={busy} onClick={() => void ask({ type: 'reflectByModel' })}>
              {l10n.t('Let the language model question it')}
            </Button>
          )}
          <span className="muted">{l10n.t('Asks for what is missing, and notes the outcome in the change log.')}</span>
        </div>
      )}
      <Asked problem={problem} />
    </section>
  );
}

function Criterion({ criterion }: { readonly criterion: FormReflection['criteria'][number] }): ReactNode {
  const goTo = useGoTo();
  return (
    <li>
      <p>
        <Icon name={criterion.met ? 'complete' : 'empty'} />
        <span className="hidden">{criterion.met ? l10n.t('Known:') : l10n.t('Not known:')} </span>
        <strong>{criterion.title}</strong> <span className="muted">{criterion.asks}</span>
      </p>
      <ul>
        {criterion.needs.map(({ title, evidence, asked, unclear, ask }) => (
          <li key={title} title={ask}>
            <Icon name={evidence ? 'complete' : 'empty'} />
            <span className="hidden">{evidence ? l10n.t('Known:') : l10n.t('Not known:')} </span>
            {title}
            {': '}
            {evidence ? (
              <LinkButton onClick={() => goTo(evidence.target)}>{evidence.text}</LinkButton>
            ) : (
              <span className="muted">
                {unclear
                  ? l10n.t('the answer tells too little')
                  : asked
                    ? l10n.t('asked, not answered')
                    : l10n.t('not asked yet')}
              </span>
            )}
          </li>
        ))}
      </ul>
    </li>
  );
}

/** What a language model says: it questions, and decides nothing. */
function ByModel({ said }: { readonly said: NonNullable<FormReflection['byModel']> }): ReactNode {
  const goTo = useGoTo();
  const id = useId();
  return (
    <div className="by-model" role="group" aria-labelledby={id}>
      <h4 id={id}>{l10n.t('{0} says', said.model)}</h4>
      {!said.current && <p className="muted">{l10n.t('The document has changed since.')}</p>}
      <ul>
        {said.claims.map(({ title, clear, why, quote, target }) => (
          <li key={`${title} ${quote} ${why}`}>
            <Icon name={clear ? 'complete' : 'question'} />
            <span className="hidden">{clear ? l10n.t('Clear:') : l10n.t('Not clear:')} </span>
            <strong>{title}</strong>: {why} <LinkButton onClick={() => goTo(target)}>{`“${quote}”`}</LinkButton>
          </li>
        ))}
        {said.leftOut.map(({ what, why }) => (
          <li key={`${what} ${why}`} className="muted">
            {l10n.t('Left out: {0}. {1}', what, why)}
          </li>
        ))}
      </ul>
    </div>
  );
}
