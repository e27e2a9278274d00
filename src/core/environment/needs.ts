import type { Intent } from '../edit/intent.ts';
import { slugOf } from '../markdown/title.ts';
import type { Plan } from '../plan/plan.ts';
import { filledRows } from '../rules/filledRows.ts';
import { fieldIdByRole } from '../rules/names.ts';
import type { Environment } from './files.ts';
import { packageName, packagesIn } from './packages.ts';
import { missingServices } from './services.ts';
import { fileOfTarget, setsUp, targetsIn } from './targets.ts';
import { variablesIn } from './variables.ts';

/** Something that a plan mentions and the development environment does not have: a row of the plan. */
export interface MissingNeed {
  readonly need: string;
  readonly current: string;
  readonly missing: string;
}

const NAMED = 'The plan names it';

/** What a plan mentions and the environment lacks: services, variables, targets, packages, migrations. */
export function missingNeeds(plan: Plan, environment: Environment): readonly MissingNeed[] {
  const text = mentionedText(plan);
  const needs = [
    ...serviceNeeds(text, environment),
    ...variableNeeds(text, environment),
    ...targetNeeds(text, environment),
    ...packageNeeds(plan, text, environment),
    ...migrationNeeds(plan, environment),
  ];
  return [...needs, ...setUpNeeds(needs, environment)];
}

function serviceNeeds(text: string, { compose: [compose], services }: Environment): readonly MissingNeed[] {
  const missing = missingServices(text, services).map((need) => ({
    need,
    current: `Not in ${compose ?? 'docker-compose.yml'}`,
    missing: 'The plan uses it',
  }));
  if (compose !== undefined || missing.length === 0) return missing;
  return [
    { need: 'docker-compose.yml', current: 'Does not exist', missing: 'There is no local setup of services' },
    ...missing,
  ];
}

const variableNeeds = (text: string, { env: [env], variables }: Environment): readonly MissingNeed[] =>
  variablesIn(text)
    .filter((name) => !variables.has(name))
    .map((need) => ({ need, current: `Not in ${env ?? '.env.example'}`, missing: NAMED }));

const targetNeeds = (text: string, { targets }: Environment): readonly MissingNeed[] =>
  targetsIn(text)
    .filter((target) => !targets.has(target))
    .map((need) => ({ need, current: `Not in ${fileOfTarget(need)}`, missing: NAMED }));

// Without any manifest there is nothing to compare with.
function packageNeeds(plan: Plan, text: string, { manifests, packages }: Environment): readonly MissingNeed[] {
  if (manifests.length === 0) return [];
  const current = `Not in ${manifests.length > 2 ? 'any manifest' : manifests.join(' or ')}`;
  return packagesIn(plan, text)
    .filter((name) => !packages.has(packageName(name)))
    .map((need) => ({ need, current, missing: NAMED }));
}

function migrationNeeds(plan: Plan, { migrations, manifests }: Environment): readonly MissingNeed[] {
  if (migrations.length > 0 || manifests.length === 0 || filledRows(plan, 'migrations').length === 0) return [];
  return [{ need: 'Migrations', current: 'There are none', missing: 'The plan changes the schema' }];
}

/** A task file in which nothing sets up what is needed. */
function setUpNeeds(needs: readonly MissingNeed[], { tasks, targets }: Environment): readonly MissingNeed[] {
  const [file] = tasks;
  if (file === undefined || needs.length === 0 || setsUp(targets)) return [];
  return [{ need: file, current: 'Has no target for dev or setup', missing: 'Nothing sets up what is needed' }];
}

// What the section on the environment says itself is no reason to say it again.
function mentionedText(plan: Plan): string {
  const id = fieldIdByRole(plan.kind, 'dev-environment');
  const own = id === null ? null : plan.field(id);
  if (!own) return plan.text;
  const section = plan.node(own.node.id);
  if (!section) return plan.text;
  return plan.text.slice(0, section.start) + plan.text.slice(section.start + section.node.length);
}

/** Rows for what is missing; what the section lists already is left out. */
export function environmentIntents(plan: Plan, needs: readonly MissingNeed[]): readonly Intent[] {
  const field = fieldIdByRole(plan.kind, 'dev-environment');
  if (field === null) return [];
  const known = new Set(filledRows(plan, 'dev-environment').map(({ cells }) => slugOf(cells[0]?.text ?? '')));
  return needs
    .filter(({ need }) => !known.has(slugOf(need)))
    .map(({ need, current, missing }) => ({ type: 'addRow', field, cells: [need, current, missing] }));
}
