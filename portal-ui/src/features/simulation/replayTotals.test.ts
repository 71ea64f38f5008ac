import { expect, test } from 'vitest';
import type { ReplayReport } from '@/api/types';
import { explainTotals } from './replayTotals';

const usd = (amount: string) => ({ amount, currency: 'USD' });
const report = (decisions: number, placed: number, unplaced: Record<string, number> = {}) =>
  ({
    decisions,
    before: { placed, revenue: usd('0.00'), waiting: 0, review: 0, unplaced },
    after: { placed: 0, revenue: usd('0.00'), waiting: 0, review: 0, unplaced: {} },
  }) as unknown as ReplayReport;

test('364 decisions of 363 leads are explained', () => {
  expect(explainTotals(report(364, 363))).toBe(
    '“As it was” holds 363 results; 1 decision has none of its own, ' +
      'because the lead was decided again later, after a wait or a refusal.',
  );
});

test('says so when every decision has its result, and when copies were sold', () => {
  expect(explainTotals(report(5, 3, { NO_SALE: 2 }))).toBe('Each decision has one result in “As it was”.');
  expect(explainTotals(report(5, 8))).toBe(
    '“As it was” holds 3 more results than decisions: a lead sold to several counts once for each.',
  );
});
