import * as l10n from '@vscode/l10n';
import type { ReactNode } from 'react';
import type { FormStreams } from '../../../../src/contract/form.ts';
import { useGoTo } from '../usePlan.ts';
import { lanesOf, type LanePart, type Line } from './lanes.ts';

/** Pixels from lane to lane, and from the first one to the streams. */
const STEP = 12;
const HEAD = 14;
/** Where lines come in and go out, in parts of the height of a stream. */
const IN = '34%';
const OUT = '66%';

/** The streams one below the other, for where there is no room for them beside each other. */
export function StreamsColumn({ streams }: { readonly streams: FormStreams }): ReactNode {
  const goTo = useGoTo();
  const { count, rows } = lanesOf(streams);
  const width = count === 0 ? 0 : HEAD + count * STEP;
  return (
    <ol className="streams-column" aria-label={l10n.t('Work streams')}>
      {rows.map(({ stream: at, parts }) => {
        const stream = streams.streams[at];
        if (!stream) return null;
        const [title = '', ...others] = stream.texts;
        return (
          <li key={at} style={{ paddingInlineStart: width }}>
            <svg className="lanes" width={width} aria-hidden="true">
              {sorted(parts).map((part) => (
                <Part key={part.lane} part={part} width={width} />
              ))}
            </svg>
            <button
              type="button"
              className={stream.isCritical ? 'stream critical' : 'stream'}
              aria-description={stream.label}
              onClick={() => goTo(stream.target)}
            >
              <strong>{title}</strong>
              {others.map((text) => (
                <span key={text}>{text}</span>
              ))}
            </button>
          </li>
        );
      })}
    </ol>
  );
}

// What is critical is drawn last, and so lies above the rest.
const isCritical = ({ up, down, arrives, leaves }: LanePart): boolean =>
  [up, down, arrives, leaves].includes('critical');
const sorted = (parts: readonly LanePart[]): LanePart[] =>
  parts.toSorted((a, b) => Number(isCritical(a)) - Number(isCritical(b)));

function Part({ part, width }: { readonly part: LanePart; readonly width: number }): ReactNode {
  const { lane, up, down, arrives, leaves } = part;
  const x = width - HEAD - lane * STEP;
  const turn = leaves === 'none' ? IN : OUT;
  return (
    <>
      <line className={nameOf(up)} x1={x} x2={x} y1="-1" y2={turn} />
      <line className={nameOf(down)} x1={x} x2={x} y1={turn} y2="100%" />
      <line className={nameOf(leaves)} x1={x} x2={width} y1={OUT} y2={OUT} />
      <line className={nameOf(arrives)} x1={x} x2={width - 6} y1={IN} y2={IN} />
      {arrives !== 'none' && (
        <svg x={width} y={IN} overflow="visible">
          <path className={`head ${nameOf(arrives)}`} d="M-8 -4 0 0 -8 4z" />
        </svg>
      )}
    </>
  );
}

const nameOf = (line: Line): string => `edge ${line}`;
