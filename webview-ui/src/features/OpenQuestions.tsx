import * as l10n from '@vscode/l10n';
import type { ReactNode } from 'react';
import type { Snapshot } from '../../../src/contract/form.ts';
import { SlotArea } from './fields/SlotArea.tsx';

/** The open questions of the whole plan, each with a field for its answer. */
export function OpenQuestions({ questions }: { readonly questions: Snapshot['openQuestions'] }): ReactNode {
  if (questions.length === 0) return null;
  return (
    <section aria-labelledby="open-questions">
      <h2 id="open-questions">{l10n.t('Open questions ({0})', questions.length)}</h2>
      <ul className="open-questions">
        {questions.map(({ field, index, text, answer }) => (
          <li key={`${field} ${index}`} data-field={field} data-index={index}>
            <p>{text}</p>
            <SlotArea
              slot={{ kind: 'answer', field, index }}
              held={{ raw: answer, shown: answer }}
              label={l10n.t('Answer to: {0}', text)}
              placeholder={l10n.t('Answer')}
            />
          </li>
        ))}
      </ul>
    </section>
  );
}
