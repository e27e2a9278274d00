import type { GateReport } from '../gates/gate.ts';
import type { Kind } from '../kind/kind.ts';
import { shift } from '../markdown/span.ts';
import type { Plan, PlanNode } from '../plan/plan.ts';
import { headSpan } from '../plan/plan.ts';
import { allRules } from './allRules.ts';
import { suppress } from './applySuppressions.ts';
import type { Finding, Fix, Severity } from './finding.ts';
import { openChildren } from './openSlots.ts';
import { ownedRoles } from './owned.ts';
import type { Found, GateRule, Judged, NodeRule, PlanRule, Rule, RuleContext, Surroundings } from './rule.ts';
import { rule as ruleFailed } from './rule/failed.ts';
import type { RuleSettings } from './settings.ts';

export interface Check {
  /** All findings, sorted. */
  readonly findings: readonly Finding[];
  /** The findings on the content, which hold gates back. */
  readonly content: readonly Finding[];
  readonly gates: readonly GateReport[];
}

export interface RuleEngine {
  readonly rules: readonly Rule[];
  /** What is found in the text. Findings are absolute, sorted by place, then by code. */
  readonly content: (plan: Plan, around: Surroundings) => readonly Finding[];
  /** What is found once gates are judged; the findings on the content are not repeated. */
  readonly gates: (plan: Plan, judged: Omit<Judged, 'rules'>) => readonly Finding[];
  /** Both steps, with the judging of gates between them. */
  readonly check: (
    plan: Plan,
    around: Surroundings,
    judge: (content: readonly Finding[]) => readonly GateReport[],
  ) => Check;
}

/** Keeps what it finds in a node for as long as the node lives: a change is judged again only where it was made. */
export function createRuleEngine(settings: RuleSettings, rules: readonly Rule[] = allRules): RuleEngine {
  const engine = new Engine(settings, rules);
  return {
    rules,
    content: (plan, around) => engine.content(plan, around),
    gates: (plan, judged) => engine.gates(plan, { ...judged, rules }),
    check: (plan, around, judge) => {
      const content = engine.content(plan, around);
      const gates = judge(content);
      const late = engine.gates(plan, { ...around, gates, findings: content, rules });
      return { findings: late.length === 0 ? content : [...content, ...late].sort(byPlace), content, gates };
    },
  };
}

class Engine {
  readonly #settings: RuleSettings;
  readonly #rules: readonly Rule[];
  readonly #active: readonly Rule[];
  readonly #kept = new WeakMap<PlanNode, readonly Finding[]>();
  readonly #contexts = new WeakMap<Kind, Map<Rule, RuleContext>>();

  constructor(settings: RuleSettings, rules: readonly Rule[]) {
    this.#settings = settings;
    this.#rules = rules;
    this.#active = rules.filter((rule) => this.#severity(rule) !== 'off');
  }

  content(plan: Plan, around: Surroundings): readonly Finding[] {
    const { root, kind } = plan;
    const findings = [...this.#node(root, kind)];
    for (const rule of this.#active) {
      if (rule.reads === 'plan') findings.push(...this.#run(rule, root, () => this.#checkPlan(rule, plan, around)));
    }
    return this.#suppress(plan, findings, true);
  }

  gates(plan: Plan, judged: Judged): readonly Finding[] {
    const findings: Finding[] = [];
    for (const rule of this.#active) {
      if (rule.reads === 'gates')
        findings.push(...this.#run(rule, plan.root, () => this.#checkGates(rule, plan, judged)));
    }
    return this.#suppress(plan, findings, false);
  }

  /** Findings of a node and of what is judged below it, relative to the node. */
  #node(node: PlanNode, kind: Kind): readonly Finding[] {
    const known = this.#kept.get(node);
    if (known) return known;
    const findings: Finding[] = [];
    for (const rule of this.#active) {
      if (rule.reads === 'node') findings.push(...this.#run(rule, node, () => this.#checkNode(rule, node, kind)));
    }
    for (const child of openChildren(node, kind)) {
      for (const finding of this.#node(child.node, kind)) findings.push(moved(finding, child.at));
    }
    this.#kept.set(node, findings);
    return findings;
  }

  #checkNode = (rule: NodeRule, node: PlanNode, kind: Kind): readonly Found[] =>
    rule.check(node, this.#context(rule, kind));

  #checkPlan = (rule: PlanRule, plan: Plan, around: Surroundings): readonly Found[] =>
    rule.check(plan, this.#context(rule, plan.kind), around);

  #checkGates = (rule: GateRule, plan: Plan, judged: Judged): readonly Found[] =>
    rule.check(plan, this.#context(rule, plan.kind), judged);

  #run(rule: Rule, node: PlanNode, check: () => readonly Found[]): readonly Finding[] {
    try {
      const found = check();
      return found.length === 0 ? NOTHING : found.map((one) => this.#finding(rule, node, one));
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      const message = `The rule "${rule.code}" failed (${reason}). Turn it off by its code, and report this.`;
      return this.#severity(ruleFailed) === 'off'
        ? NOTHING
        : [this.#finding(ruleFailed, node, { message, span: headSpan(node) })];
    }
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
    return { kind, vagueWords: this.#settings.vagueWords, options, owned };
  }

  #suppress(plan: Plan, found: Finding[], first: boolean): readonly Finding[] {
    const sorted = found.sort(byPlace);
    const decided = this.#active.filter((rule) => (first ? rule.reads !== 'gates' : rule.reads === 'gates'));
    const result = suppress(plan, sorted, this.#rules, new Set(decided.map((rule) => rule.code)), first);
    if (!result) return sorted;
    const more: Finding[] = [];
    for (const rule of this.#active) {
      if (rule.reads !== 'suppressions') continue;
      for (const use of result.uses) more.push(...this.#run(rule, plan.root, () => rule.check(use)));
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

function byPlace(a: Finding, b: Finding): number {
  return a.span.from - b.span.from || a.span.to - b.span.to || (a.code < b.code ? -1 : a.code > b.code ? 1 : 0);
}
