import type { GateReport } from '../gates/gate.ts';
import type { ContainerSchema, Kind } from '../kind/kind.ts';
import { walkSlots } from '../kind/kind.ts';
import { shift } from '../markdown/span.ts';
import type { Plan, PlanNode } from '../plan/plan.ts';
import { headSpan } from '../plan/plan.ts';
import { allRules } from './allRules.ts';
import { suppress } from './applySuppressions.ts';
import type { Gathered } from '../plan/facts.ts';
import { eachGiven } from '../plan/facts.ts';
import { gather, openChildren } from './openSlots.ts';
import type { Finding, Fix, Severity } from './finding.ts';
import { ownedRoles } from './owned.ts';
import type { Found, GateRule, Judged, NodeRule, PlanRule, Rule, RuleContext, Surroundings } from './rule.ts';
import { rule as ruleFailed } from './rule/failed.ts';
import type { RuleSettings } from './settings.ts';
import { suppressionsIn } from './suppression.ts';
import { addAll } from '../lists.ts';

export interface Check {
  /** All findings, sorted. */
  readonly findings: readonly Finding[];
  /** The findings on the content, which hold gates back. */
  readonly content: readonly Finding[];
  readonly gates: readonly GateReport[];
}

export interface RuleEngine {
  readonly rules: readonly Rule[];
  /** Codes of the rules that the settings turn off. */
  readonly off: readonly string[];
  /** What is found in the text. Findings are absolute, sorted by place, then by code. */
  readonly content: (plan: Plan, around: Surroundings) => readonly Finding[];
  /** What is found once gates are judged; the findings on the content are not repeated. */
  readonly gates: (plan: Plan, judged: Omit<Judged, 'rules'>) => readonly Finding[];
  /**
   * What is found in nodes, up to and with the first finding that is enough; spans are those of the node. Null where comments suppress something: then all of it has to be known.
   */
  readonly contentUntil: (plan: Plan, isEnough: (finding: Finding) => boolean) => readonly Finding[] | null;
  /** Both steps, with the judging of gates between them. */
  readonly check: (
    plan: Plan,
    around: Surroundings,
    judge: (content: readonly Finding[]) => readonly GateReport[],
  ) => Check;
}

/**
 * Keeps what it finds in a node for as long as the node lives: a change is judged again only where it was made. Rules
 * that are not wanted find nothing; all else is as if they were there.
 */
export function createRuleEngine(
  settings: RuleSettings,
  rules: readonly Rule[] = allRules,
  isWanted: (rule: Rule) => boolean = () => true,
): RuleEngine {
  const engine = new Engine(settings, rules, isWanted);
  return {
    rules,
    off: rules.filter(({ code }) => settings.severities[code] === 'off').map(({ code }) => code),
    content: (plan, around) => engine.content(plan, around),
    gates: (plan, judged) => engine.gates(plan, { ...judged, rules }),
    contentUntil: (plan, isEnough) => engine.contentUntil(plan, isEnough),
    check: (plan, around, judge) => {
      const content = engine.content(plan, around);
      const gates = judge(content);
      const late = engine.gates(plan, { ...around, gates, findings: content, rules });
      return { findings: late.length === 0 ? content : [...content, ...late].sort(byPlace), content, gates };
    },
  };
}

interface NodeCheck {
  readonly rule: NodeRule;
  readonly context: RuleContext;
}

class Engine {
  readonly #settings: RuleSettings;
  readonly #rules: readonly Rule[];
  readonly #active: readonly Rule[];
  /** Codes of which it can be told whether a comment suppresses nothing: before and after the gates are judged. */
  readonly #decided: Readonly<Record<'content' | 'gates', ReadonlySet<string>>>;
  readonly #byKind = new WeakMap<Kind, (node: PlanNode, kind: Kind) => Gathered<Finding>>();
  readonly #placed = new WeakMap<
    Gathered<Finding>,
    { readonly start: number; readonly findings: readonly Finding[] }
  >();
  readonly #bySchema = new WeakMap<ContainerSchema | Kind, readonly NodeCheck[]>();
  readonly #contexts = new WeakMap<Kind, Map<Rule, RuleContext>>();

  constructor(settings: RuleSettings, rules: readonly Rule[], isWanted: (rule: Rule) => boolean) {
    this.#settings = settings;
    this.#rules = rules;
    this.#active = rules.filter((rule) => this.#severity(rule) !== 'off' && isWanted(rule));
    const codes = (late: boolean): ReadonlySet<string> =>
      new Set(this.#active.filter(({ reads }) => (reads === 'gates') === late).map(({ code }) => code));
    this.#decided = { content: codes(false), gates: codes(true) };
  }

  content(plan: Plan, around: Surroundings): readonly Finding[] {
    const { root, kind } = plan;
    const findings: Finding[] = [];
    this.#place(this.#gathered(root, kind), 0, findings);
    for (const rule of this.#active) {
      if (rule.reads === 'plan')
        addAll(
          findings,
          this.#run(rule, root, () => this.#checkPlan(rule, plan, around)),
        );
    }
    return this.#suppress(plan, findings, true);
  }

  contentUntil({ root, text, kind }: Plan, isEnough: (finding: Finding) => boolean): readonly Finding[] | null {
    if (suppressionsIn(root, text, kind).length > 0) return null;
    const findings: Finding[] = [];
    const isDone = (node: PlanNode): boolean =>
      this.#own(node, kind).some((finding) => findings.push(finding) > 0 && isEnough(finding)) ||
      openChildren(node, kind).some(({ node: child }) => isDone(child));
    isDone(root);
    return findings;
  }

  gates(plan: Plan, judged: Judged): readonly Finding[] {
    const findings: Finding[] = [];
    for (const rule of this.#active) {
      if (rule.reads === 'gates')
        addAll(
          findings,
          this.#run(rule, plan.root, () => this.#checkGates(rule, plan, judged)),
        );
    }
    return this.#suppress(plan, findings, false);
  }

  /** What is found in each node by itself; kept by the node, with spans relative to it. */
  #gathered(root: PlanNode, kind: Kind): Gathered<Finding> {
    let gathered = this.#byKind.get(kind);
    if (!gathered) {
      gathered = gather((node) => this.#own(node, kind));
      this.#byKind.set(kind, gathered);
    }
    return gathered(root, kind);
  }

  #own(node: PlanNode, kind: Kind): readonly Finding[] {
    const findings: Finding[] = [];
    for (const { rule, context } of this.#checksFor(node.schema, kind)) {
      if (rule.fields !== undefined && node.fields.length === 0) continue;
      try {
        for (const found of rule.check(node, context)) findings.push(this.#finding(rule, node, found));
      } catch (error) {
        addAll(findings, this.#failure(rule, node, error));
      }
    }
    return findings.length < 2 ? findings : findings.sort(byPlace);
  }

  /** The rules that can have something to say about a node: those about roles or types of fields, only where they occur. */
  #checksFor(schema: ContainerSchema | null, kind: Kind): readonly NodeCheck[] {
    const known = this.#bySchema.get(schema ?? kind);
    if (known) return known;
    const slots = schema ? Array.from(walkSlots([schema]), ({ slot }) => slot) : [];
    const roles = new Set(
      slots.flatMap((slot) => [slot.role, (slot.node === 'container' && slot.value?.role) || null]),
    );
    const types = new Set(slots.flatMap((slot) => (slot.node === 'field' ? slot.type : (slot.value?.type ?? []))));
    const checks = this.#active
      .filter((rule) => rule.reads === 'node')
      .filter(({ roles: wanted }) => wanted === undefined || wanted.some((role) => roles.has(role)))
      .filter(({ fields }) => fields === undefined || fields === 'any' || fields.some((type) => types.has(type)))
      .map((rule) => ({ rule, context: this.#context(rule, kind) }));
    this.#bySchema.set(schema ?? kind, checks);
    return checks;
  }

  /** Absolute findings. Those of a node that has not moved are the objects of the last time. */
  #place(found: Gathered<Finding>, start: number, into: Finding[]): void {
    if (found.own.length > 0) {
      let placed = this.#placed.get(found);
      if (placed?.start !== start) {
        placed = { start, findings: found.own.map((finding) => moved(finding, start)) };
        this.#placed.set(found, placed);
      }
      for (const finding of placed.findings) into.push(finding);
    }
    if (found.given.length > 0) eachGiven(found, start, (below, at) => this.#place(below, at, into));
  }

  #checkPlan = (rule: PlanRule, plan: Plan, around: Surroundings): readonly Found[] =>
    rule.check(plan, this.#context(rule, plan.kind), around);

  #checkGates = (rule: GateRule, plan: Plan, judged: Judged): readonly Found[] =>
    rule.check(plan, this.#context(rule, plan.kind), judged);

  #run(rule: Rule, node: PlanNode, check: () => readonly Found[]): readonly Finding[] {
    try {
      const found = check();
      return found.length === 0 ? NOTHING : found.map((one) => this.#finding(rule, node, one));
    } catch (error) {
      return this.#failure(rule, node, error);
    }
  }

  #failure(rule: Rule, node: PlanNode, error: unknown): readonly Finding[] {
    if (this.#severity(ruleFailed) === 'off') return NOTHING;
    const reason = error instanceof Error ? error.message : String(error);
    const message = `The rule "${rule.code}" failed (${reason}). Turn it off by its code, and report this.`;
    return [this.#finding(ruleFailed, node, { message, span: headSpan(node) })];
  }

  #finding(rule: Rule, node: PlanNode, found: Found): Finding {
    const severity = this.#severity(rule);
    return {
      code: rule.code,
      severity: severity === 'off' ? rule.severity : severity,
      message: found.message,
      span: found.span,
      node: found.node ?? node.id,
      field: found.field ?? null,
      fixes: found.fixes ?? NO_FIXES,
    };
  }

  #severity(rule: Rule): Severity | 'off' {
    const { severities } = this.#settings;
    return Object.hasOwn(severities, rule.code) ? (severities[rule.code] ?? rule.severity) : rule.severity;
  }

  #context(rule: Rule, kind: Kind): RuleContext {
    let contexts = this.#contexts.get(kind);
    if (!contexts) {
      const owned = ownedRoles(this.#rules);
      contexts = new Map(this.#rules.map((each) => [each, this.#newContext(each, kind, owned)]));
      this.#contexts.set(kind, contexts);
    }
    return contexts.get(rule) ?? this.#newContext(rule, kind, ownedRoles(this.#rules));
  }

  #newContext(rule: Rule, kind: Kind, owned: RuleContext['owned']): RuleContext {
    const key = rule.optionsKey ?? rule.code.slice(0, rule.code.indexOf('.'));
    const options = Object.hasOwn(kind.ruleOptions, key) ? kind.ruleOptions[key] : undefined;
    const { vagueWords, speculativePhrases } = this.#settings;
    return { kind, vagueWords, speculativePhrases, options, owned };
  }

  #suppress(plan: Plan, found: Finding[], first: boolean): readonly Finding[] {
    const sorted = isSorted(found) ? found : found.sort(byPlace);
    const result = suppress(plan, sorted, this.#rules, first ? this.#decided.content : this.#decided.gates, first);
    if (!result) return sorted;
    const more: Finding[] = [];
    for (const rule of this.#active) {
      if (rule.reads !== 'suppressions') continue;
      for (const use of result.uses)
        addAll(
          more,
          this.#run(rule, plan.root, () => rule.check(use)),
        );
    }
    return more.length === 0 ? result.left : [...result.left, ...more].sort(byPlace);
  }
}

const NOTHING: readonly Finding[] = [];
const NO_FIXES: readonly Fix[] = [];

function moved(finding: Finding, by: number): Finding {
  if (by === 0) return finding;
  const fixes = finding.fixes.some(replaces) ? finding.fixes.map((fix) => movedFix(fix, by)) : finding.fixes;
  return { ...finding, span: shift(finding.span, by), fixes };
}

const replaces = (fix: Fix): boolean => fix.intents.some((intent) => intent.type === 'replace');

const movedFix = (fix: Fix, by: number): Fix => ({
  ...fix,
  intents: fix.intents.map((intent) => (intent.type === 'replace' ? { ...intent, ...shift(intent, by) } : intent)),
});

function isSorted(findings: readonly Finding[]): boolean {
  for (let index = 1; index < findings.length; index++) {
    const [before, after] = [findings[index - 1], findings[index]];
    if (before && after && byPlace(before, after) > 0) return false;
  }
  return true;
}

function byPlace(a: Finding, b: Finding): number {
  return a.span.from - b.span.from || a.span.to - b.span.to || (a.code < b.code ? -1 : a.code > b.code ? 1 : 0);
}
