import * as l10n from '@vscode/l10n';
import { useId, type ReactNode } from 'react';

export interface Bar {
  readonly label: string;
  readonly value: number;
  /** A line across the bar: what was planned. */
  readonly mark: number | null;
  /** The value in words. */
  readonly text: string;
}

interface BarsProps {
  readonly title: string;
  readonly bars: readonly Bar[];
  /** What a full bar stands for; the largest value unless given. */
  readonly most: number | null;
}

const WIDTH = 100;

/** Bars with their values beside them in words, which is what is read out; the picture is for the eye. */
export function Bars({ title, bars, most }: BarsProps): ReactNode {
  const id = useId();
  const full = most ?? Math.max(1, ...bars.map(({ value, mark }) => Math.max(value, mark ?? 0)));
  return (
    <figure className="bars" aria-labelledby={id}>
      <figcaption id={id}>{title}</figcaption>
      {bars.length === 0 ? (
        <p className="muted">{l10n.t('Nothing to show yet.')}</p>
      ) : (
        <dl>
          {bars.map(({ label, value, mark, text }) => (
            <div key={label}>
              <dt>{label}</dt>
              <dd>
                <svg viewBox={`0 0 ${WIDTH} 8`} preserveAspectRatio="none" aria-hidden="true" focusable="false">
                  <rect className="track" x="0" y="0" width={WIDTH} height="8" />
                  <rect className="bar" x="0" y="0" width={(WIDTH * Math.min(value, full)) / full} height="8" />
                  {mark !== null && (
                    <rect className="mark" x={Math.min(WIDTH - 1, (WIDTH * mark) / full)} y="0" width="1" height="8" />
                  )}
                </svg>
                <span>{text}</span>
              </dd>
            </div>
          ))}
        </dl>
      )}
    </figure>
  );
}
