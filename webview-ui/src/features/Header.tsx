import * as l10n from '@vscode/l10n';
import { useId, useLayoutEffect, useRef, useState, type ReactNode, type RefObject } from 'react';
import type { Snapshot } from '../../../src/contract/form.ts';
import { Button } from '../components/Button.tsx';
import { Icon } from '../components/Icon.tsx';
import { LinkButton } from '../components/LinkButton.tsx';
import { Select } from '../components/Select.tsx';
import { useStore } from '../state/StoreContext.ts';
import { keptText } from './fields/KeptFieldView.tsx';
import { Findings } from './Findings.tsx';
import { useGoTo, useOpen } from './usePlan.ts';
import { shortDigest } from './words.ts';

export function Header({ snapshot }: { readonly snapshot: Snapshot }): ReactNode {
  const goTo = useGoTo();
  const open = useOpen();
  const bar = useHeight();
  const { title, phase, next, file, readOnly, problems } = snapshot;
  return (
    <header className="plan-head">
      <div className="plan-bar" ref={bar}>
        <div className="plan-line">
          <h1>{title}</h1>
          <div className="plan-state">
            <Status snapshot={snapshot} />
            {phase !== '' && (
              <span className="phase">
                <span className="muted">{l10n.t('Phase:')}</span> {phase}
              </span>
            )}
            <Progress {...snapshot.progress} />
          </div>
        </div>
        <div className="plan-next">
          {next.text !== '' && (
            <p className="next">
              <span className="muted">{l10n.t('Next:')}</span>{' '}
              {next.target === '' ? next.text : <LinkButton onClick={() => goTo(next.target)}>{next.text}</LinkButton>}
            </p>
          )}
          <Button
            className="to-markdown"
            onClick={() => open.markdown('')}
            label={l10n.t('Open {0} as Markdown', file)}
          >
            {l10n.t('Markdown')}
          </Button>
        </div>
      </div>
      <HeaderFields snapshot={snapshot} />
      {readOnly !== '' && (
        <p className="note" role="status">
          <Icon name="locked" />
          <span>{readOnly}</span>
        </p>
      )}
      <Findings findings={problems} />
    </header>
  );
}

/** How high the bar is, for what has to stay clear of it while it stays in view. */
function useHeight(): RefObject<HTMLDivElement | null> {
  const bar = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    const element = bar.current;
    if (!element) return undefined;
    const observer = new ResizeObserver(() =>
      document.documentElement.style.setProperty('--bar', `${element.offsetHeight}px`),
    );
    observer.observe(element);
    return () => observer.disconnect();
  }, []);
  return bar;
}

function Status({ snapshot }: { readonly snapshot: Snapshot }): ReactNode {
  const store = useStore();
  const [wish, setWish] = useState<string | null>(null);
  const { value, next } = snapshot.status;
  const id = useId();
  // A kind may have no statuses at all.
  if (value === '' && next.length === 0) return null;
  const ask = async (status: string): Promise<void> => {
    setWish(status);
    await store.ask({ type: 'setStatus', status });
    setWish(null);
  };
  const choices = next
    .filter(({ name }) => name !== value)
    .map(({ name, reason }) => ({
      value: name,
      text: reason === '' ? name : `${name} – ${reason}`,
      disabled: reason !== '',
    }));
  return (
    <span className="status">
      <label className="muted" htmlFor={id}>
        {l10n.t('Status:')}
      </label>{' '}
      <Select
        id={id}
        value={wish ?? value}
        choices={[{ value, text: value === '' ? l10n.t('none') : value }, ...choices]}
        disabled={snapshot.readOnly !== '' || choices.length === 0}
        onChange={(status) => void ask(status)}
      />
    </span>
  );
}

function Progress({ done, total, of }: Snapshot['progress']): ReactNode {
  // Nothing has to be filled in.
  if (total === 0) return null;
  const name =
    of === 'fields'
      ? l10n.t('{0} of {1} fields filled', done, total)
      : l10n.t('{0} of {1} checkpoints passed', done, total);
  return (
    <span className="progress" title={name}>
      <progress aria-label={name} value={done} max={total} />
      <span>
        {of === 'fields' ? l10n.t('{0} %', Math.floor((100 * done) / total)) : l10n.t('{0} of {1}', done, total)}
      </span>
    </span>
  );
}

// Status and phase have places of their own; the other values of the header that Planwright keeps stand in one line.
function HeaderFields({ snapshot }: { readonly snapshot: Snapshot }): ReactNode {
  const { header, status, phase } = snapshot;
  const isShown = (text: string): boolean => text === status.value || text === phase;
  const others = header.filter(
    ({ value }) => value.type === 'text' && !value.placeholder && value.text !== '' && !isShown(value.text),
  );
  if (others.length === 0) return null;
  return (
    <dl className="facts">
      {others.map((field) => (
        <div key={field.id} data-field={field.id}>
          <dt>{field.label}</dt>{' '}
          <dd>
            <Fact text={keptText(field)} />
          </dd>
        </div>
      ))}
    </dl>
  );
}

// A file opens, and of a digest enough is shown to compare by eye.
function Fact({ text }: { readonly text: string }): ReactNode {
  const { file } = useOpen();
  const path = /^`([^`]+)`$/.exec(text)?.[1];
  if (path !== undefined) return <LinkButton onClick={() => file(path)}>{path}</LinkButton>;
  return /^(?:\w+:)*[\da-f]{64}$/.test(text) ? <span title={text}>{shortDigest(text)}</span> : text;
}
