import { useState, type ReactNode } from 'react';
import type { FormFinding } from '../../../src/contract/form.ts';
import { Button } from '../components/Button.tsx';
import { Icon } from '../components/Icon.tsx';
import { useStore } from '../state/StoreContext.ts';
import { useReadOnly } from './usePlan.ts';
import { severityIcon, severityWord } from './words.ts';

interface FindingsProps {
  readonly id?: string;
  readonly findings: readonly FormFinding[];
}

const keyOf = (finding: FormFinding): string => `${finding.code} ${finding.message}`;

/** Findings under what they are about. Those that come while one looks are read out; those that were there are not. */
export function Findings({ id, findings }: FindingsProps): ReactNode {
  const [initial] = useState(() => new Set(findings.map(keyOf)));
  if (findings.length === 0) return null;
  return (
    <div className="findings" id={id}>
      {findings.map((finding) => (
        <Finding key={`${finding.target} ${keyOf(finding)}`} finding={finding} isNew={!initial.has(keyOf(finding))} />
      ))}
    </div>
  );
}

function Finding({ finding, isNew }: { readonly finding: FormFinding; readonly isNew: boolean }): ReactNode {
  const store = useStore();
  const readOnly = useReadOnly();
  const { code, target } = finding;
  return (
    <div className={`finding ${finding.severity}`} role={isNew ? 'alert' : undefined} data-finding={code}>
      <Icon name={severityIcon[finding.severity]} />
      <span className="finding-text">
        <span className="hidden">{severityWord(finding.severity)}: </span>
        {finding.message}
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
