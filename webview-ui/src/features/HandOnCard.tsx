import * as l10n from '@vscode/l10n';
import { Fragment, useId, type ReactNode } from 'react';
import type { HandOn } from '../../../src/contract/form.ts';
import { Button } from '../components/Button.tsx';
import { Icon } from '../components/Icon.tsx';
import { LinkButton } from '../components/LinkButton.tsx';
import { Asked } from './Asked.tsx';
import { useAsk } from './useAsk.ts';
import { useGoTo } from './usePlan.ts';

/** What the plan can be handed on as: a prompt for each agent, and outputs made of it. */
export function HandOnCard({ handOn }: { readonly handOn: HandOn }): ReactNode {
  const id = useId();
  const { ask, busy, problem } = useAsk();
  const shut = handOn.prompts.find(({ reason }) => reason !== '')?.reason ?? '';
  return (
    <section className="gate hand-on" aria-labelledby={id}>
      <h3 id={id}>{l10n.t('Hand on to agents')}</h3>
      {shut !== '' && <p className="reason">{shut}</p>}
      <ul className="prompts">
        {handOn.prompts.map((prompt) => (
          <li key={prompt.agent}>
            <p>
              <strong>{prompt.title}</strong>{' '}
              <span className="muted">
                {l10n.t('{0} characters', prompt.size.toLocaleString(document.documentElement.lang || undefined))}
              </span>
            </p>
            {prompt.reason === '' && (
              <>
                <Unwritten prompt={prompt} />
                <div className="buttons">
                  {ways(prompt.title).map(([how, word, name]) => (
                    <Button
                      key={how}
                      disabled={busy}
                      label={name}
                      onClick={() => void ask({ type: 'handOn', agent: prompt.agent, how })}
                    >
                      {word}
                    </Button>
                  ))}
                </div>
              </>
            )}
          </li>
        ))}
      </ul>
      {handOn.outputs.length > 0 && (
        <div className="buttons outputs">
          {handOn.outputs.map(({ id: output, title }) => (
            <Button key={output} disabled={busy} onClick={() => void ask({ type: 'export', output })}>
              {title}
            </Button>
          ))}
        </div>
      )}
      <Asked problem={problem} />
    </section>
  );
}

/** The sections that a prompt lacks; each leads to where it is written. */
function Unwritten({ prompt }: { readonly prompt: HandOn['prompts'][number] }): ReactNode {
  const goTo = useGoTo();
  const { sections, unwritten } = prompt;
  if (unwritten.length === 0) return null;
  return (
    <p className="unwritten">
      <Icon name="warning" />{' '}
      {unwritten.length === sections
        ? l10n.t('None of its sections is written yet:')
        : l10n.t('Not written yet, {0} of {1} sections:', unwritten.length, sections)}
      {unwritten.map(({ id, name }, index) => (
        <Fragment key={id}>
          {index === 0 ? ' ' : ', '}
          <LinkButton onClick={() => goTo(id)}>{name}</LinkButton>
        </Fragment>
      ))}
    </p>
  );
}

const ways = (agent: string): (readonly ['copy' | 'chat' | 'file' | 'show', string, string])[] => [
  ['copy', l10n.t('Copy'), l10n.t('Copy: {0}', agent)],
  ['chat', l10n.t('Open in chat'), l10n.t('Open in chat: {0}', agent)],
  ['file', l10n.t('Write to a file…'), l10n.t('Write to a file…: {0}', agent)],
  ['show', l10n.t('Show'), l10n.t('Show: {0}', agent)],
];
