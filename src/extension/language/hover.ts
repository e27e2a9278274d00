import { Hover, l10n, MarkdownString, type HoverProvider, type Position, type TextDocument, type Uri } from 'vscode';
import type { Span } from '../../core/markdown/span.ts';
import type { LocatedField, LocatedNode } from '../../core/plan/plan.ts';
import { loadedRules } from '../documents/ruleSettings.ts';
import { rulePage } from '../diagnostics/rulePage.ts';
import { toRange } from '../diagnostics/toDiagnostic.ts';
import type { PlanState } from '../documents/planState.ts';
import { late } from '../late/late.ts';
import type { Services } from '../services.ts';
import { gateMessage } from '../form/gates.ts';
import { plain } from '../summary/plain.ts';
import { freshState } from './freshState.ts';
import { fieldAt, headOf, nodeAt, spanOfField, touches } from './locate.ts';

const PREVIEW = 'markdown.showPreview';

/** What a section or a field is for, how the section's gate stands, and what the findings at the place mean. */
export class PlanHover implements HoverProvider {
  readonly #services: Services;
  readonly #extension: Uri;

  constructor(services: Services, extension: Uri) {
    this.#services = services;
    this.#extension = extension;
  }

  async provideHover(document: TextDocument, position: Position): Promise<Hover | undefined> {
    const state = await freshState(this.#services, document);
    if (!state) return undefined;
    const offset = document.offsetAt(position);
    const located = nodeAt(state.plan, offset);
    const atHead = touches(headOf(located), offset) && located.parent !== null;
    const field = atHead ? null : fieldAt(located, offset);
    const id = document.getWordRangeAtPosition(position, /[A-Z][A-Z0-9]*-?\d+/)
      ? await (await late()).idHelp(this.#services, document, offset)
      : null;
    if (id) return new Hover([id.help, ...this.#findingHelp(state, offset)], id.range);
    const parts = [
      ...(atHead ? sectionHelp(state, located) : []),
      ...(field ? fieldHelp(field) : []),
      ...this.#findingHelp(state, offset),
    ];
    if (parts.length === 0) return undefined;
    const span = atHead ? headOf(located) : field && labelSpan(field);
    return span && touches(span, offset) ? new Hover(parts, toRange(state.lines, span)) : new Hover(parts);
  }

  // The message itself is shown by the diagnostic.
  #findingHelp({ findings }: PlanState, offset: number): MarkdownString[] {
    const codes = new Set(findings.filter(({ span }) => touches(span, offset)).map(({ code }) => code));
    return loadedRules()
      .filter(({ code }) => codes.has(code))
      .map(({ code, title }) => {
        const page = encodeURIComponent(JSON.stringify([rulePage(this.#extension, code)]));
        const help = new MarkdownString(`${plain(title)} [${l10n.t('About this rule')}](command:${PREVIEW}?${page})`);
        help.isTrusted = { enabledCommands: [PREVIEW] };
        return help;
      });
  }
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
