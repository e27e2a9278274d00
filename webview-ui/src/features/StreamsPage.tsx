import * as l10n from '@vscode/l10n';
import type { KeyboardEvent, ReactNode } from 'react';
import type { FormStreams } from '../../../src/contract/form.ts';
import { Button } from '../components/Button.tsx';
import { Asked } from './Asked.tsx';
import { useGoTo } from './usePlan.ts';
import { useAsk } from './useAsk.ts';

/** The work streams: drawn, and as a table in the order in which they can be done. */
export function StreamsPage({ streams }: { readonly streams: FormStreams | null }): ReactNode {
  const { ask, busy, problem } = useAsk();
  if (!streams) return <p className="muted">{l10n.t('Loading…')}</p>;
  return (
    <article className="page" aria-labelledby="page-title">
      <h2 id="page-title" tabIndex={-1}>
        {l10n.t('Work streams')}
      </h2>
      {streams.cycles.map((cycle) => (
        <p key={cycle.join()} className="reason" role="alert">
          {l10n.t('These wait for each other: {0}', [...cycle, cycle[0]].join(' → '))}
        </p>
      ))}
      {streams.critical.length > 0 && <p>{l10n.t('Critical path: {0}', streams.critical.join(' → '))}</p>}
      <Picture streams={streams} />
      <div className="buttons">
        <Button disabled={busy} onClick={() => void ask({ type: 'export', output: 'streams-svg' })}>
          {l10n.t('Show as SVG')}
        </Button>
      </div>
      <Asked problem={problem} />
      <Steps steps={streams.steps} stuck={streams.stuck} />
    </article>
  );
}

function Picture({ streams: { width, height, streams, edges } }: { readonly streams: FormStreams }): ReactNode {
  const goTo = useGoTo();
  const onKeyDown = (event: KeyboardEvent, target: string): void => {
    if (event.key !== 'Enter' && event.key !== ' ') return;
    event.preventDefault();
    goTo(target);
  };
  return (
    <div className="streams-picture">
      <svg
        viewBox={`0 0 ${width} ${height}`}
        width={width}
        height={height}
        role="group"
        aria-label={l10n.t('Work streams')}
      >
        <defs>
          <marker
            id="arrow"
            viewBox="0 0 10 10"
            refX="9"
            refY="5"
            markerWidth="9"
            markerHeight="9"
            markerUnits="userSpaceOnUse"
            orient="auto-start-reverse"
          >
            <path d="M0 0 10 5 0 10z" className="head" />
          </marker>
        </defs>
        {edges.map(({ points, isCritical }, index) => (
          <path
            key={index}
            className={isCritical ? 'edge critical' : 'edge'}
            d={points.map(({ x, y }, at) => `${at === 0 ? 'M' : 'L'}${x} ${y}`).join(' ')}
            markerEnd="url(#arrow)"
          />
        ))}
        {streams.map((stream, index) => (
          <g
            key={index}
            className={isCriticalName(stream.isCritical)}
            tabIndex={0}
            role="button"
            aria-description={stream.label}
            onClick={() => goTo(stream.target)}
            onKeyDown={(event) => onKeyDown(event, stream.target)}
          >
            <Box stream={stream} />
          </g>
        ))}
      </svg>
    </div>
  );
}

const isCriticalName = (isCritical: boolean): string => (isCritical ? 'stream critical' : 'stream');

function Box({ stream }: { readonly stream: FormStreams['streams'][number] }): ReactNode {
  const { x, y, width, height, lines } = stream;
  const left = x - width / 2;
  const top = y - height / 2;
  return (
    <>
      <rect x={left} y={top} width={width} height={height} rx="4" />
      <text>
        {lines.map((line, index) => (
          <tspan key={index} x={left + 12} y={top + 25 + index * 18}>
            {line}
          </tspan>
        ))}
      </text>
    </>
  );
}

function Steps({ steps, stuck }: Pick<FormStreams, 'steps' | 'stuck'>): ReactNode {
  const heads = [
    l10n.t('Order'),
    l10n.t('Stream'),
    l10n.t('Agent'),
    l10n.t('Command'),
    l10n.t('Requirements'),
    l10n.t('Waits for'),
    l10n.t('Beside'),
  ];
  return (
    <div className="table-scroll" tabIndex={0} role="region" aria-label={l10n.t('Order of the work streams')}>
      <table className="grid plain">
        <thead>
          <tr>
            {heads.map((head) => (
              <th key={head} scope="col">
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {steps.flatMap((step, index) =>
            step.map((stream, at) => (
              <Step
                key={`${index} ${at}`}
                order={String(index + 1)}
                stream={stream}
                beside={step.filter((other) => other !== stream)}
              />
            )),
          )}
          {stuck.map((stream, at) => (
            <Step key={`stuck ${at}`} order="–" stream={stream} beside={[]} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

interface StepProps {
  readonly order: string;
  readonly stream: FormStreams['stuck'][number];
  readonly beside: readonly { readonly id: string }[];
}

function Step({ order, stream, beside }: StepProps): ReactNode {
  return (
    <tr>
      <td>{order}</td>
      <th scope="row">
        {stream.id} {stream.name !== stream.id && stream.name}
      </th>
      <td>{stream.agent}</td>
      <td>{stream.command !== '' && <code>{stream.command}</code>}</td>
      <td>{stream.requirements}</td>
      <td>{stream.after}</td>
      <td>{beside.map(({ id }) => id).join(', ')}</td>
    </tr>
  );
}
