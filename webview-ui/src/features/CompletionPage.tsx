import * as l10n from '@vscode/l10n';
import type { ReactNode } from 'react';
import type { Snapshot } from '../../../src/contract/form.ts';
import { Icon } from '../components/Icon.tsx';
import { LinkButton } from '../components/LinkButton.tsx';
import { useGoTo } from './usePlan.ts';

/** The kind's last checklist, which evaluates itself. */
export function CompletionPage({ items }: { readonly items: Snapshot['completion'] }): ReactNode {
  const goTo = useGoTo();
  return (
    <article className="page" aria-labelledby="page-title">
      <h2 id="page-title" tabIndex={-1}>
        {l10n.t('Completion checklist')}
      </h2>
      <ul className="completion">
        {items.map((item, index) => (
          <li key={index} className={item.holds ? 'holds' : 'fails'}>
            <p>
              <Icon name={item.holds ? 'complete' : 'empty'} />
              <span className="hidden">{item.holds ? l10n.t('Holds:') : l10n.t('Open:')} </span>
              {item.text}
              {item.ticked && !item.holds && <span className="muted"> {l10n.t('(ticked in the file)')}</span>}
            </p>
            {item.open.length > 0 && (
              <ul className="criteria">
                {item.open.map((finding, at) => (
                  <li key={at} className={finding.severity}>
                    <LinkButton onClick={() => goTo(finding.target)}>{finding.message}</LinkButton>
                  </li>
                ))}
              </ul>
            )}
          </li>
        ))}
      </ul>
    </article>
  );
}
