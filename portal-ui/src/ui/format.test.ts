import { amountOf, instantAt, micros, moment, momentWithZone, money, shortId, span, sum } from './format';

describe('money', () => {
  test('stays exact where binary fractions would not', () => {
    expect(amountOf(micros('0.10') + micros('0.20'))).toBe('0.30');
    expect(money({ amount: '9007199254740993.01', currency: 'USD' })).toBe('$9,007,199,254,740,993.01');
  });

  test.each([['42.00', '$42.00'], ['-0.5', '-$0.50'], ['0.000001', '$0.000001'], ['1234.5678', '$1,234.5678']])('%s reads %s', (amount, text) => {
    expect(money({ amount, currency: 'USD' })).toBe(text);
  });

  test('entries that balance sum to nothing', () => {
    expect(sum([{ amount: '18.00', currency: 'USD' }, { amount: '-18.00', currency: 'USD' }])).toBe(0n);
  });

  test('what is no amount is refused', () => {
    expect(() => micros('1e3')).toThrow('not an amount');
  });
});

describe('time zones', () => {
  const now = new Date('2026-03-08T05:30:00Z');

  test('today is the zone’s day, not the viewer’s', () => {
    expect(moment('2026-03-08T05:10:00Z', 'America/Chicago', now)).toBe('23:10:00');
    expect(moment('2026-03-08T06:10:00Z', 'America/Chicago', now)).toBe('Mar 8, 00:10');
  });

  test('a window’s end names the zone and the day', () => {
    expect(momentWithZone('2026-03-08T06:00:00Z', 'America/Chicago', now)).toBe('Sun, Mar 8, 00:00 CST');
  });

  test.each([
    ['2026-03-07T08:00', '2026-03-07T14:00:00.000Z'],
    ['2026-03-08T08:00', '2026-03-08T13:00:00.000Z'],
    ['2026-11-01T08:00', '2026-11-01T14:00:00.000Z'],
  ])('%s in Chicago is %s, also on the days the clocks change', (local, instant) => {
    expect(instantAt(local, 'America/Chicago').toISOString()).toBe(instant);
  });
});

test.each([[null, '–'], [12.4, '12 ms'], [2_140, '2.1 s'], [240_000, '4 min'], [9_000_000, '2.5 h']])('%s ms reads %s', (ms, text) => {
  expect(span(ms)).toBe(text);
});

test('a long id keeps both ends', () => {
  expect(shortId('lead_0199bcb8-1111-7222-8333-4444550cfc15')).toBe('lead_0199…0cfc15');
});
