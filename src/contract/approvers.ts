import * as z from 'zod/mini';
import type { Person } from '../core/gates/world.ts';

/*
 * `.planwright/approvers.json`: who may sign, and in which roles. A team protects it by review.
 */

export const ROLE_FORM = /^[a-z0-9]+(?:-[a-z0-9]+)*$/;

const person = z.strictObject({
  /** One that is blank is told of, and the others count. */
  name: z.string().check(z.maxLength(200)),
  roles: z.array(
    z.string().check(z.regex(ROLE_FORM, 'a role is written in lower case with "-", such as "technical-lead"')),
  ),
}) satisfies z.ZodMiniType<Person>;

export const approversSchema = z.strictObject({ people: z.array(person) });
