import * as l10n from '@vscode/l10n';
import type { ReactNode } from 'react';
import type { FormStreams } from '../../../../src/contract/form.ts';
import { Button } from '../../components/Button.tsx';
import { Asked } from '../Asked.tsx';
import { useAsk } from '../useAsk.ts';
import { StreamsPicture } from './StreamsPicture.tsx';

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
      <StreamsPicture streams={streams} />
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

const heads = (): string[] => [
  l10n.t('Order'),
  l10n.t('Stream'),
  l10n.t('Agent'),
  l10n.t('Command'),
  l10n.t('Requirements'),
  l10n.t('Waits for'),
  l10n.t('Beside'),
];

function Steps({ steps, stuck }: Pick<FormStreams, 'steps' | 'stuck'>): ReactNode {
  return (
    <table className="grid plain" aria-label={l10n.t('Order of the work streams')}>
      <thead>
        <tr>
          {heads().map((head) => (
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
  );
}

interface StepProps {
  readonly order: string;
  readonly stream: FormStreams['stuck'][number];
  readonly beside: readonly { readonly id: string }[];
}

function Step({ order, stream, beside }: StepProps): ReactNode {
  const { id, name, agent, command, requirements, after } = stream;
  const [orderHead, , ...others] = heads();
  const cells = [
    agent,
    command !== '' && <code>{command}</code>,
    requirements,
    after,
    beside.map((other) => other.id).join(', '),
  ];
  return (
    <tr>
      <td data-head={orderHead}>{order}</td>
      <th scope="row">
        {id} {name !== id && name}
      </th>
      {others.map((head, index) => (
        <td key={head} data-head={head}>
          {cells[index]}
        </td>
      ))}
    </tr>
  );
}
