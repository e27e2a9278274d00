import type { PlanNode } from './plan.ts';

/*
 * Entries that are struck out: `### ~~RQ-1: Which queue?~~ ✅`, `### RQ-1: ~~Which queue?~~ SQS`. They stay in the
 * document so that their id is not used again, and nothing is asked of them.
 */

const STRUCK = /^(?:[\s*_]*[\p{L}\d.-]+\s*[:：.)–—-]\s*)?[\s*_]*~~(?=\S)([^~]+)~~(.*)$/u;

/** What may stand behind something that is struck out; other words would be its new name. */
const REMARK =
  /^[^\p{L}\p{N}]*(?:$|\(|(?:done|answered|resolved|decided|closed|removed|withdrawn|dropped|deferred|obsolete|superseded|moved)(?![\p{L}\p{N}]))/iu;

const LONGEST = 400;

/** Whether an entry is struck out. A question may have its answer behind it, but no other question. */
export function isStruckOut({ schema, parts }: PlanNode): boolean {
  const region = parts[0]?.part.region;
  const title = schema?.ordinal ? region?.head?.title : undefined;
  if (!region || !title || title.to - title.from > LONGEST) return false;
  const found = STRUCK.exec(region.text.slice(title.from, title.to));
  if (!found) return false;
  const [, inner = '', rest = ''] = found;
  return /[?？]\s*$/.test(inner) ? !/[?？]/.test(rest) : REMARK.test(rest);
}
