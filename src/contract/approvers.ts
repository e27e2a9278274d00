import * as z from 'zod/mini';
import type { Person } from '../core/gates/world.ts';

/*
 * `.planwright/approvers.json`: who may sign, and in which roles. A team protects it by review.
 */

const line = z.string().check(z.regex(/\S/, 'a name is not blank'), z.maxLength(200));

export const ROLE_FORM = /^[a-z0-9]+(?:-[a-z0-9]+)*$/;

const person = z.strictObject({
  name: line,
  roles: z.array(
    z.string().check(z.regex(ROLE_FORM, 'a role is written in lower case with "-", such as "technical-lead"')),
  ),
}) satisfies z.ZodMiniType<Person>;

export const approversSchema = z.strictObject({ people: z.array(person) });
