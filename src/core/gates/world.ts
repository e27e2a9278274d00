import type { Plan } from '../plan/plan.ts';
import type { Finding } from '../rules/finding.ts';
import type { GateReport } from './gate.ts';

/** Another document that a gate looks at. */
export interface LinkedPlan {
  readonly plan: Plan;
}

/** How another document stands by itself. */
export interface Standing {
  /** On its content. */
  readonly findings: readonly Finding[];
  readonly gates: readonly GateReport[];
  /** Codes of rules that are turned off: that they found nothing says nothing. */
  readonly off: readonly string[];
}

/** A criterion of the project's own, as a steering file has it. */
export interface ProjectCriterion {
  readonly text: string;
  /** The headings that it stands below, the nearest first: they name the gate or its phase. */
  readonly headings: readonly string[];
  /** `path:line`. */
  readonly source: string;
}

/** Somebody who may sign. */
export interface Person {
  readonly name: string;
  readonly roles: readonly string[];
}

/** What a project says about its gates. */
export interface Project {
  readonly criteria: readonly ProjectCriterion[];
  readonly people: readonly Person[];
}

export const NO_PROJECT: Project = { criteria: [], people: [] };

/** What gates may know of the world beyond their document. */
export interface GateWorld {
  /** By its path from the workspace folder or from the document; null if there is none, undefined while not known. */
  readonly linked: (path: string) => LinkedPlan | null | undefined;
  /** Undefined while it is not known. */
  readonly standing: (linked: LinkedPlan) => Standing | undefined;
  readonly project: Project;
}

export const NO_WORLD: GateWorld = { linked: () => undefined, standing: () => undefined, project: NO_PROJECT };
