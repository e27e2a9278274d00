import * as l10n from '@vscode/l10n';
import { useLayoutEffect, useRef, useState, type KeyboardEvent, type ReactNode } from 'react';
import type { FormStreams } from '../../../../src/contract/form.ts';
import { useGoTo } from '../usePlan.ts';
import { StreamsColumn } from './StreamsColumn.tsx';

interface StreamsProps {
  readonly streams: FormStreams;
}

/** Its texts can still be read when a drawing is made smaller by so much. */
const SMALLEST = 0.85;

/** The streams from left to right, or, where there is no room for that, one below the other. */
export function StreamsPicture({ streams }: StreamsProps): ReactNode {
  const place = useRef<HTMLDivElement>(null);
  const [room, setRoom] = useState(0);
  useLayoutEffect(() => {
    const element = place.current;
    if (!element) return undefined;
    setRoom(element.clientWidth);
    const observer = new ResizeObserver(() => setRoom(element.clientWidth));
    observer.observe(element);
    return () => observer.disconnect();
  }, []);
  return (
    <div className="streams-picture" ref={place}>
      {room < streams.width * SMALLEST ? <StreamsColumn streams={streams} /> : <Drawing streams={streams} />}
    </div>
  );
}

function Drawing({ streams: { width, height, streams, edges } }: StreamsProps): ReactNode {
  const goTo = useGoTo();
  const onKeyDown = (event: KeyboardEvent, target: string): void => {
    if (event.key !== 'Enter' && event.key !== ' ') return;
    event.preventDefault();
    goTo(target);
  };
  return (
    <svg viewBox={`0 0 ${width} ${height}`} width={width} role="group" aria-label={l10n.t('Work streams')}>
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
