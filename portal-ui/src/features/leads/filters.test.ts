import { parseSearch, pick, stringifySearch } from '@/routing/search';
import type { LeadRow } from '@/api/types';
import { everDelivered } from '@/components/leadOutcomes';
import { chips, isPersonal, leadFilterNames, matches, personWords, toQuery } from './filters';

const now = new Date('2026-03-01T12:00:30Z');
const lead = {
  lead_id: 'lead_0199aaaa-1',
  received_at: '2026-03-01T11:30:00Z',
  status: 'REJECTED',
  reason: 'DUPLICATE',
  source_id: 'web',
  state: 'TX',
  endpoint_id: null,
  service_line: null,
  test: false,
} as LeadRow;

test('filters survive the way through the address bar as plain text', () => {
  const filters = { outcome: 'REJECTED', source: 'search & pros', q: '0199', state: '12' };

  expect(pick(parseSearch(stringifySearch(filters)), leadFilterNames)).toEqual(filters);
});

test('unknown and empty parameters are dropped', () => {
  expect(pick({ outcome: '', page: '3', source: 'web', from: 7 }, leadFilterNames)).toEqual({
    source: 'web',
    from: '7',
  });
});

test('a moving window becomes a start on a full minute', () => {
  expect(toQuery({ range: '60', outcome: 'HELD' }, now)).toEqual({ outcome: 'HELD', from: '2026-03-01T11:00:00.000Z' });
});

test('an explicit start wins over the moving window', () => {
  expect(toQuery({ range: '60', from: '2026-02-01T00:00:00Z' }, now)).toEqual({ from: '2026-02-01T00:00:00Z' });
});

test.each([
  [{}, true],
  [{ outcome: 'REJECTED' }, true],
  [{ outcome: 'DELIVERED,REJECTED' }, true],
  [{ outcome: 'DELIVERED' }, false],
  [{ state: 'tx' }, true],
  [{ endpoint: 'crm' }, false],
  [{ q: '0199AA' }, true],
  [{ q: 'lead_0199aa' }, true],
  [{ q: 'aaaa' }, false],
  [{ q: 'spring' }, false],
  [{ q: '78717' }, false],
  [{ campaign: 'spring' }, false],
  [{ vendor: 'other' }, false],
  [{ test: 'true' }, false],
  [{ range: '15' }, false],
  [{ range: '60', reason: 'DUPLICATE' }, true],
])('a live row is judged as the server would: %j is %s', (filters, expected) => {
  expect(matches(lead, filters, now)).toBe(expected);
});

test('each filter in force has a chip in words', () => {
  expect(chips({ outcome: 'HELD', reason: 'DUPLICATE', range: '60' }).map((chip) => chip.text)).toEqual([
    'Held',
    'Duplicate',
    'Last hour',
  ]);
  expect(chips({ outcome: everDelivered })[0]?.text).toBe('Ever delivered');
  expect(chips({ outcome: 'HELD,REVIEW' })[0]?.text).toBe('Held or In review');
});

test.each([
  ['ada@example.com', true],
  ['(512) 555-0143', true],
  ['+1 512 555 0143', true],
  ['5125550143', true],
  ['555-0143', true],
  ['Ada Lovelace', true],
  ['78717', false],
  ['78717-1234', false],
  ['SL-10023', false],
  ['lead_0199aaaa', false],
])('%s belongs to a person: %s', (text, personal) => {
  expect(isPersonal(text)).toBe(personal);
});

test('a person that is looked for is not named on the page', () => {
  expect(personWords('ada@example.com')).toBe('E-mail …@example.com');
  expect(personWords('(512) 555-0143')).toBe('Phone …43');
});
