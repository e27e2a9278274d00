import { Hover, l10n, MarkdownString, type TextDocument, type Uri } from 'vscode';
import type { Span } from '../../core/markdown/span.ts';
import type { LocatedField, LocatedNode } from '../../core/plan/plan.ts';
import type { Rule } from '../../core/rules/rule.ts';
import { rulePage } from '../diagnostics/rulePage.ts';
import { toRange } from '../diagnostics/toDiagnostic.ts';
import type { PlanState } from '../documents/planState.ts';
import { gateMessage } from '../form/gates.ts';
import { idHelp } from '../late/idHover.ts';
import type { Services } from '../services.ts';
import { plain } from '../summary/plain.ts';
import { fieldAt, headOf, nodeAt, spanOfField, touches } from './locate.ts';

const PREVIEW = 'markdown.showPreview';

export interface HoverPlace {
  readonly document: TextDocument;
  readonly state: PlanState;
  readonly offset: number;
  /** Whether what stands there looks like an id. */
  readonly isId: boolean;
  readonly services: Services;
  /** Where the pages of the rules are. */
  readonly extension: Uri;
  readonly rules: readonly Rule[];
}

export async function hoverAt(place: HoverPlace): Promise<Hover | undefined> {
  const { document, state, offset, services } = place;
  const id = place.isId ? await idHelp(services, document, offset) : null;
  const findings = findingHelp(place);
  if (id) return new Hover([id.help, ...findings], id.range);
  const located = nodeAt(state.plan, offset);
  const atHead = touches(headOf(located), offset) && located.parent !== null;
  const field = atHead ? null : fieldAt(located, offset);
  const parts = [...(atHead ? sectionHelp(state, located) : []), ...(field ? fieldHelp(field) : []), ...findings];
  if (parts.length === 0) return undefined;
  const span = atHead ? headOf(located) : field && labelSpan(field);
  return span && touches(span, offset) ? new Hover(parts, toRange(state.lines, span)) : new Hover(parts);
}

// The message itself is shown by the diagnostic.
function findingHelp({ state: { findings }, offset, extension, rules }: HoverPlace): MarkdownString[] {
  const codes = new Set(findings.filter(({ span }) => touches(span, offset)).map(({ code }) => code));
  return rules
    .filter(({ code }) => codes.has(code))
    .map(({ code, title }) => {
      const page = encodeURIComponent(JSON.stringify([rulePage(extension, code)]));
      const help = new MarkdownString(`${plain(title)} [${l10n.t('About this rule')}](command:${PREVIEW}?${page})`);
      help.isTrusted = { enabledCommands: [PREVIEW] };
      return help;
    });
}

function sectionHelp({ gates }: PlanState, { node }: LocatedNode): MarkdownString[] {
  const { schema } = node;
  if (!schema) return [];
  const guidance = schema.guidance === '' ? [] : [new MarkdownString(schema.guidance)];
  const shown = gates.filter(({ gate }) => gate.shows === (schema.number ?? schema.id));
  return [
    ...guidance,
    ...shown.map((report) => {
      const text = plain(`${report.gate.title}: ${gateMessage(report)}`);
      return new MarkdownString(`**${l10n.t('Checkpoint')}** ${text}`);
    }),
  ];
}

function fieldHelp({ schema }: LocatedField): MarkdownString[] {
  const options = schema.type === 'checklist' ? [] : schema.options.map(({ text }) => text);
  const lines = [
    ...(schema.hint === '' ? [] : [schema.hint]),
    ...(options.length === 0 ? [] : [l10n.t('One of: {0}', options.join(', '))]),
    ...(schema.optional ? [l10n.t('May be left out.')] : []),
  ];
  return lines.length === 0 ? [] : [new MarkdownString(lines.map(plain).join('\n\n'))];
}

function labelSpan(field: LocatedField): Span | null {
  const label = field.read.labelled?.labelSpan;
  return label ? { from: field.start + label.from, to: field.start + label.to } : spanOfField(field);
}
