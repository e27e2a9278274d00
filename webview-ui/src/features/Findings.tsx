import * as l10n from '@vscode/l10n';
import { useState, type ReactNode } from 'react';
import type { FormFinding } from '../../../src/contract/form.ts';
import { Button } from '../components/Button.tsx';
import { Icon } from '../components/Icon.tsx';
import { useStore } from '../state/StoreContext.ts';
import { useReadOnly } from './usePlan.ts';
import { isGap, severityIcon, severityWord } from './words.ts';

interface FindingsProps {
  readonly id?: string;
  readonly findings: readonly FormFinding[];
  /** The label of a field stands above, so that "Required" says enough where its value is missing. */
  readonly brief?: boolean;
}

const keyOf = (finding: FormFinding): string => `${finding.code} ${finding.message}`;

/** Findings under what they are about. Those that come while one looks are read out; those that were there are not. */
export function Findings({ id, findings, brief = false }: FindingsProps): ReactNode {
  const [initial] = useState(() => new Set(findings.map(keyOf)));
  if (findings.length === 0) return null;
  return (
    <div className="findings" id={id}>
      {findings.map((finding) => (
        <Finding
          key={`${finding.target} ${keyOf(finding)}`}
          finding={finding}
          isNew={!initial.has(keyOf(finding))}
          brief={brief}
        />
      ))}
    </div>
  );
}

interface FindingProps {
  readonly finding: FormFinding;
  readonly isNew: boolean;
  readonly brief: boolean;
}

function Finding({ finding, isNew, brief }: FindingProps): ReactNode {
  const store = useStore();
  const readOnly = useReadOnly();
  const { code, target } = finding;
  const gap = isGap(finding);
  const look = gap ? 'gap muted' : finding.severity;
  return (
    <div className={`finding ${look}`} role={isNew && !gap ? 'alert' : undefined} data-finding={code}>
      {!gap && <Icon name={severityIcon[finding.severity]} />}
      <span className="finding-text">
        {gap ? <Gap finding={finding} brief={brief} /> : <Words finding={finding} />}
      </span>
      {!readOnly &&
        finding.fixes.map((title, index) => (
          <Button key={index} className="small" onClick={() => void store.ask({ type: 'fix', code, target, index })}>
            {title}
          </Button>
        ))}
    </div>
  );
}

function Words({ finding }: { readonly finding: FormFinding }): ReactNode {
  return (
    <>
      <span className="hidden">{severityWord(finding.severity)}: </span>
      {finding.message}
    </>
  );
}

function Gap({ finding, brief }: { readonly finding: FormFinding; readonly brief: boolean }): ReactNode {
  if (!brief || !finding.code.startsWith('field.')) return finding.message;
  return (
    <>
      {l10n.t('Required')}
      <span className="hidden">: {finding.message}</span>
    </>
  );
}
