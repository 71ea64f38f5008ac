import { describe, expect, it } from 'vitest';
import type { Holder } from '@/api/types';
import { period, summary } from './summary';

const holder = (name: string, claim: Holder['claim']): Holder => ({
  claim,
  client_id: name.toLowerCase(),
  client_name: name,
  endpoint_id: `${name.toLowerCase()}-crm`,
  right: 'shared',
  tier: 1,
  right_key: name,
  source: 'territories[0]',
  matched_by: 'zip 78717',
  price: { amount: '42.00', currency: 'USD' },
  from: null,
  to: null,
});

describe('the answer in words', () => {
  it('names who is asked first, alone or as equals', () => {
    expect(summary([holder('Ann', 'FIRST'), holder('Bob', 'AFTER')])).toBe('Ann is asked first; 1 right comes after.');
    expect(summary([holder('Ann', 'FIRST'), holder('Bob', 'FIRST')])).toBe('Ann, Bob are asked first, as equals.');
  });

  it('says what is not in force', () => {
    expect(summary([holder('Ann', 'FIRST'), holder('Bob', 'NOT_IN_FORCE')])).toBe(
      'Ann is asked first. 1 right is not in force on that day.',
    );
    expect(summary([holder('Bob', 'NOT_IN_FORCE')])).toBe('No right over this place is in force on that day.');
  });

  it('says a period with both days, one, or none', () => {
    expect(period('2026-01-01', '2026-12-31')).toBe('2026-01-01 to 2026-12-31');
    expect(period(null, '2026-12-31')).toBe('until 2026-12-31');
    expect(period(null, null)).toBe('always');
  });
});
