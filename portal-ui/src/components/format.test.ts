import {
  amountOf,
  fieldSentence,
  instantAt,
  micros,
  minute,
  moment,
  momentWithZone,
  money,
  ownersClock,
  shortId,
  span,
  startOfDay,
  sum,
  took,
} from './format';

describe('money', () => {
  test('stays exact where binary fractions would not', () => {
    expect(amountOf(micros('0.10') + micros('0.20'))).toBe('0.30');
    expect(money({ amount: '9007199254740993.01', currency: 'USD' })).toBe('$9,007,199,254,740,993.01');
  });

  test.each([
    ['42.00', '$42.00'],
    ['-0.5', '-$0.50'],
    ['0.000001', '$0.000001'],
    ['1234.5678', '$1,234.5678'],
  ])('%s reads %s', (amount, text) => {
    expect(money({ amount, currency: 'USD' })).toBe(text);
  });

  test('entries that balance sum to nothing', () => {
    expect(
      sum([
        { amount: '18.00', currency: 'USD' },
        { amount: '-18.00', currency: 'USD' },
      ]),
    ).toBe(0n);
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

test.each([
  [null, '–'],
  [12.4, '12 ms'],
  [2_140, '2.1 s'],
  [240_000, '4 min'],
  [9_000_000, '2.5 h'],
])('%s ms reads %s', (ms, text) => {
  expect(span(ms)).toBe(text);
});

test('a long id keeps both ends', () => {
  expect(shortId('lead_0199bcb8-1111-7222-8333-4444550cfc15')).toBe('lead_0199…0cfc15');
});

test.each([
  ['2026-03-02T07:00-06:00', 'Sun 20:45 CST', 'Mon, Mar 2, 07:00 CST'],
  ['2026-03-09T07:00-05:00', 'Sat 20:45 CST', 'Mon, Mar 9, 07:00 CDT'],
  ['2026-07-06T07:00-07:00', 'Sun 20:45 MST', 'Mon, Jul 6, 07:00 MST'],
  ['2026-03-02T07:00-06:00', null, 'Mon, Mar 2, 07:00 UTC−6'],
  ['2026-03-02T07:00-06:00', 'Sun 20:45 PST', 'Mon, Mar 2, 07:00 UTC−6'],
  ['2026-03-02T07:00+05:30', undefined, 'Mon, Mar 2, 07:00 UTC+5:30'],
  ['2026-03-02T07:00+00:00', 'Sun 20:45 UTC', 'Mon, Mar 2, 07:00 UTC'],
  ['2026-03-02T13:00:00Z', 'Sun 20:45 CST', undefined],
])('%s beside %s is told as %s, on its own clock and without seconds', (written, beside, told) => {
  expect(ownersClock(written, beside)).toBe(told);
});

test('a moment without seconds keeps its day', () => {
  const now = new Date('2026-03-01T20:00:00Z');

  expect(minute('2026-03-01T19:00:07Z', 'UTC', now)).toBe('19:00');
  expect(minute('2026-02-28T19:00:07Z', 'UTC', now)).toBe('Feb 28, 19:00');
});

test.each([
  [18, '18 µs'],
  [999, '999 µs'],
  [2_400, '2.4 ms'],
  [163_000, '163 ms'],
])('%i micros are told as %s', (length, told) => {
  expect(took(length)).toBe(told);
});

test.each([
  ['is no ZIP that the gazetteer knows', 'This is no ZIP that the gazetteer knows.'],
  ['Too long.', 'Too long.'],
])('what is wrong with a field is a sentence: %s', (detail, sentence) => {
  expect(fieldSentence(detail)).toBe(sentence);
});

test.each([
  ['2026-03-02T03:00:00Z', 'America/Chicago', '2026-03-01T06:00:00.000Z'],
  ['2026-03-08T20:00:00Z', 'America/Chicago', '2026-03-08T06:00:00.000Z'],
  ['2026-03-09T20:00:00Z', 'America/Chicago', '2026-03-09T05:00:00.000Z'],
])('at %s today began in %s at %s', (now, zone, start) => {
  expect(startOfDay(new Date(now), zone)).toBe(start);
});
