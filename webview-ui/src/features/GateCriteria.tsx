import * as l10n from '@vscode/l10n';
import { useId, type ReactNode } from 'react';
import type { FormGate } from '../../../src/contract/form.ts';
import { Icon } from '../components/Icon.tsx';
import { criterionIcon, criterionWord } from './words.ts';

/** What has to hold before a gate is passed: each criterion with what it looked at, or who ticked it. */
export function GateCriteria({ gate }: { readonly gate: Pick<FormGate, 'criteria' | 'criteriaCount'> }): ReactNode {
  const id = useId();
  const { criteria, criteriaCount } = gate;
  if (criteria.length === 0) return null;
  const rest = criteriaCount - criteria.length;
  return (
    <>
      <p id={id} className="gate-criteria-head">
        {l10n.t('Criteria')}
      </p>
      <ul className="gate-criteria" aria-labelledby={id}>
        {criteria.map(({ text, holds, automatic, because }, index) => (
          // A checklist may have a line twice.
          <li key={`${index} ${text}`} data-holds={String(holds)}>
            <Icon name={criterionIcon(holds)} />
            <span>
              <span className="hidden">{criterionWord(holds)}: </span>
              {text} <span className="muted because">{automatic ? l10n.t('Looked at: {0}', because) : because}</span>
            </span>
          </li>
        ))}
        {rest > 0 && <li className="muted">{l10n.t('and {0} more', rest)}</li>}
      </ul>
    </>
  );
}
