import * as l10n from '@vscode/l10n';
import { useState, type ReactNode } from 'react';
import type { FormTrace } from '../../../src/contract/form.ts';
import { Button } from '../components/Button.tsx';
import { Checkbox } from '../components/Checkbox.tsx';
import { Icon } from '../components/Icon.tsx';
import { LinkButton } from '../components/LinkButton.tsx';
import { Asked } from './Asked.tsx';
import { Paged } from './Paged.tsx';
import { useGoTo, useReadOnly } from './usePlan.ts';
import { useAsk } from './useAsk.ts';

type Row = FormTrace['rows'][number];
type Gap = Row['gaps'][number];
type Traced = NonNullable<Row['requirement']>;

/** Requirements by criteria, tests, streams and contracts; what is not covered stands out. */
export function TracePage({ trace }: { readonly trace: FormTrace | null }): ReactNode {
  const [onlyGaps, setOnlyGaps] = useState(false);
  if (!trace) return <p className="muted">{l10n.t('Loading…')}</p>;
  const open = trace.rows.filter(({ gaps }) => gaps.length > 0);
  const rows = onlyGaps ? open : trace.rows;
  return (
    <article className="page" aria-labelledby="page-title">
      <h2 id="page-title" tabIndex={-1}>
        {l10n.t('Trace')}
      </h2>
      <p>
        {open.length === 0
          ? l10n.t('Everything is covered: {0} lines.', trace.rows.length)
          : l10n.t('{0} of {1} lines miss something.', open.length, trace.rows.length)}
      </p>
      <Tools trace={trace}>
        <Checkbox checked={onlyGaps} label={l10n.t('Only what is not covered')} onChange={setOnlyGaps}>
          {l10n.t('Only what is not covered')}
        </Checkbox>
      </Tools>
      <table className="grid plain trace" aria-label={l10n.t('Trace')}>
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
          <Paged count={rows.length} inTable={heads().length}>
            {(index) => rows[index] && <Line key={index} row={rows[index]} before={rows[index - 1]} />}
          </Paged>
        </tbody>
      </table>
    </article>
  );
}

const heads = (): string[] => [
  l10n.t('Requirement'),
  l10n.t('Criterion'),
  l10n.t('Streams'),
  l10n.t('Tests'),
  l10n.t('Verification'),
  l10n.t('Review'),
];

function Tools({ trace, children }: { readonly trace: FormTrace; readonly children: ReactNode }): ReactNode {
  const readOnly = useReadOnly();
  const { ask, busy, problem } = useAsk();
  const { missing, orphans } = trace;
  return (
    <>
      <div className="buttons">
        {!readOnly && missing + orphans > 0 && (
          <Button look="primary" disabled={busy} onClick={() => void ask({ type: 'fillContracts' })}>
            {l10n.t('Fill the contracts')}
          </Button>
        )}
        <Button disabled={busy} onClick={() => void ask({ type: 'export', output: 'trace-csv' })}>
          {l10n.t('Show as CSV')}
        </Button>
        {children}
      </div>
      {!readOnly && missing + orphans > 0 && (
        <p className="muted">
          {l10n.t(
            'Rows to add: {0}. Rows that stand for nothing, to be marked: {1}. What you wrote into rows stays.',
            missing,
            orphans,
          )}
        </p>
      )}
      <Asked problem={problem} />
    </>
  );
}

function Line({ row, before }: { readonly row: Row; readonly before: Row | undefined }): ReactNode {
  const { requirement, criterion, streams, tests, verification, verified, review, gaps } = row;
  const misses = (gap: Gap): boolean => gaps.includes(gap);
  const again = requirement !== null && before?.requirement?.id === requirement.id;
  const [, , ...others] = heads();
  const cells = [
    misses('stream') ? <Missing /> : <Streams streams={streams} />,
    misses('mandate') ? <Missing /> : <Tests tests={tests} />,
    misses('verification') ? <Missing /> : <Verified count={verification} verified={verified} />,
    misses('review') ? <Missing /> : review,
  ];
  return (
    <tr className={[gaps.length > 0 ? 'open' : '', again ? 'again' : ''].join(' ').trim()}>
      <th scope="row">
        {again ? (
          <span className="hidden">{requirement.id}</span>
        ) : (
          <Named traced={requirement} missing={misses('requirement')} />
        )}
      </th>
      <td>
        <Named traced={criterion} missing={misses('criterion')} />
      </td>
      {others.map((head, index) => (
        <td key={head} data-head={head} className="few">
          {cells[index]}
        </td>
      ))}
    </tr>
  );
}

function Named({ traced, missing }: { readonly traced: Traced | null; readonly missing: boolean }): ReactNode {
  const goTo = useGoTo();
  if (missing) return <Missing />;
  if (!traced) return null;
  return (
    <>
      <LinkButton onClick={() => goTo(traced.target)}>{traced.id}</LinkButton>{' '}
      <span className="trace-title">{traced.title}</span>
    </>
  );
}

function Streams({ streams }: Pick<Row, 'streams'>): ReactNode {
  const goTo = useGoTo();
  return streams.map(({ id, target }, at) => (
    <span key={id}>
      {at > 0 && ', '}
      <LinkButton onClick={() => goTo(target)}>{id}</LinkButton>
    </span>
  ));
}

/** How many there are; which, where the pointer rests. The number leads to them. */
function Tests({ tests }: Pick<Row, 'tests'>): ReactNode {
  const goTo = useGoTo();
  const [first] = tests;
  if (!first) return 0;
  return (
    <span title={tests.map(({ title }) => title).join('\n')}>
      <LinkButton onClick={() => goTo(first.target)}>{String(tests.length)}</LinkButton>
    </span>
  );
}

const Missing = (): ReactNode => (
  <span className="missing">
    <Icon name="warning" />
    {l10n.t('missing')}
  </span>
);

function Verified({ count, verified }: { readonly count: number; readonly verified: boolean }): ReactNode {
  if (count === 0) return null;
  return (
    <>
      <Icon name={verified ? 'complete' : 'empty'} /> {verified ? l10n.t('verified') : l10n.t('open')}
    </>
  );
}
