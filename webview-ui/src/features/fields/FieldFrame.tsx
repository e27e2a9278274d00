import * as l10n from '@vscode/l10n';
import { createContext, useContext, useId, type ReactNode } from 'react';
import type { FormField } from '../../../../src/contract/form.ts';
import { DraftField } from '../DraftButton.tsx';
import { Findings } from '../Findings.tsx';
import { NodeTitle } from '../nodeTitle.ts';
import { isGap } from '../words.ts';

/** Ids that tie a control to its label and to its findings. */
interface Frame {
  readonly control: string;
  readonly label: string;
  readonly findings: string | undefined;
  readonly invalid: boolean;
}

const FrameContext = createContext<Frame>({ control: '', label: '', findings: undefined, invalid: false });

export function useFrame(): Frame {
  return useContext(FrameContext);
}

interface FieldFrameProps {
  readonly field: FormField;
  readonly children: ReactNode;
  /** The label belongs to one native control, which has the frame's id. */
  readonly single?: boolean;
  readonly role?: 'group' | 'radiogroup';
  readonly beside?: ReactNode;
  /** What adds to the field: below its findings, which belong to what is there. */
  readonly after?: ReactNode;
}

/** Label, control, findings. */
export function FieldFrame({
  field,
  children,
  single = false,
  role = 'group',
  beside,
  after,
}: FieldFrameProps): ReactNode {
  const id = useId();
  const around = useContext(NodeTitle);
  // A radio button stands beside each option: buttons that choose them would say the same again.
  const findings = field.findings.map((one) => (one.code === 'choice.missing' ? { ...one, fixes: [] } : one));
  const frame: Frame = {
    control: `${id}-control`,
    label: `${id}-label`,
    findings: findings.length > 0 ? `${id}-findings` : undefined,
    invalid: findings.some((finding) => finding.severity === 'error' && !isGap(finding)),
  };
  const isOptional = field.optional && !field.kept && field.label !== '';
  const optional = isOptional ? <span className="optional">{l10n.t('optional')}</span> : null;
  return (
    <FrameContext value={frame}>
      <div
        className={`field field-${field.type}`}
        data-field={field.id}
        role={role}
        aria-labelledby={frame.label}
        aria-describedby={frame.findings}
      >
        <div className="field-head">
          {single ? (
            <label className={field.label === '' ? 'hidden' : 'label'} id={frame.label} htmlFor={frame.control}>
              {field.label === '' ? around : field.label}
            </label>
          ) : (
            <span className={field.label === '' ? 'hidden' : 'label'} id={frame.label}>
              {field.label === '' ? around : field.label}
            </span>
          )}
          {optional}
          {beside}
          <DraftField field={field} />
        </div>
        {children}
        <Findings brief {...(frame.findings !== undefined && { id: frame.findings })} findings={findings} />
        {after}
      </div>
    </FrameContext>
  );
}
