import { describe, expect, it } from 'vitest';
import type { HoldResult } from '@/api/types';
import { outcome, prospects } from './labels';

const result = (answer: HoldResult['answer'], state: HoldResult['state']): HoldResult => ({
  lead_id: 'l',
  answer,
  state,
  reason: null,
  held_until: null,
  expires_at: null,
  expired_before: null,
});

describe('consequences in numbers', () => {
  it('says who would get how many, for how much, and what would go on waiting', () => {
    expect(
      prospects(
        {
          placed: [
            { endpoint_id: 'a', leads: 1, price: { amount: '38.00', currency: 'USD' } },
            { endpoint_id: 'b', leads: 2, price: { amount: '84.50', currency: 'USD' } },
          ],
          leads: 6,
          allocated: 3,
          held: 1,
          review: 0,
          rejected: { NO_SALE: 2 },
          gone: 0,
        },
        'release',
      ),
    ).toEqual([
      '3 leads would go out now, for $122.50: b 2, a 1.',
      '1 lead would go on waiting, as now.',
      '2 leads would end as rejected: nobody could take it.',
    ]);
  });

  it('says what became of each, also of those that were gone', () => {
    expect(
      outcome([
        result('DONE', 'ALLOCATED'),
        result('DONE', 'ALLOCATED'),
        result('DONE', 'HELD'),
        result('NOT_WAITING', 'REJECTED'),
        result('UNCHANGED', 'HELD'),
      ]),
    ).toBe('2 sent, 1 held, 1 unchanged, 1 no longer waiting.');
  });
});
