import type { Surroundings } from '../rules/rule.ts';
import { allEntries } from './entries.ts';
import type { TraceLink } from './graph.ts';
import { traceGraph } from './graph.ts';

/** Why an id of another document leads nowhere; empty if it does lead somewhere, or while that is not known. */
export function elsewhere({ id, scope }: TraceLink, { related }: Surroundings): string {
  const document = related(scope ?? '');
  if (document === undefined) return '';
  if (document === null) return `there is no document ${scope ?? ''} of a known kind`;
  const { plan } = document;
  const isThere = traceGraph(plan).byId.has(id) || allEntries(plan).some(({ label }) => label === id);
  return isThere ? '' : `${scope ?? ''} does not declare it`;
}
