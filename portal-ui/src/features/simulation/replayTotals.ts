import type { ReplayReport, ReplayTotals } from '@/api/types';
import { count } from '@/components/format';

/**
 * How many results a side's lines hold: one for each copy sold, each lead
 * that waits, each sent to review, each not placed.
 */
export const resultsOf = (totals: ReplayTotals): number =>
  totals.placed + totals.waiting + totals.review + Object.values(totals.unplaced).reduce((sum, many) => sum + many, 0);

/** Why the lines of what was do not add up to the decisions, in words; both are right. */
export function explainTotals(report: ReplayReport): string {
  const results = resultsOf(report.before);
  const left = report.decisions - results;
  if (left === 0) return 'Each decision has one result in “As it was”.';
  const more = count(-left);
  if (left < 0)
    return `“As it was” holds ${more} more results than decisions: a lead sold to several counts once for each.`;
  const have = left === 1 ? '1 decision has none of its own' : `${count(left)} decisions have none of their own`;
  return (
    `“As it was” holds ${count(results)} results; ${have}, ` +
    'because the lead was decided again later, after a wait or a refusal.'
  );
}
