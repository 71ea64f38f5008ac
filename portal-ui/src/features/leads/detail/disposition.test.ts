import source from '@contract/reconciliation/v1/DispositionStatus.java?raw';
import type { Finished } from '@/api/types';
import { dispositionStatuses } from '@/components/vocabulary';
import { accepted, endsWork, requestOf } from './disposition';

const now = new Date('2026-03-01T12:00:00Z');
const typed = { delivery: 'dlv_1', status: 'SOLD', value: '', at: '' };

test('the statuses are those of the contract, in its order, and so is what ends the work', () => {
  const contract = [...source.matchAll(/^ {4}([A-Z_]+)\((true|false)\)[,;]/gm)];

  expect(contract.length).toBe(10);
  expect(dispositionStatuses).toEqual(contract.map((match) => match[1]));
  for (const [, status = '', ends] of contract) expect(endsWork(status), status).toBe(ends === 'true');
});

test('an empty time is now and an empty value is none', () => {
  expect(requestOf(typed, 'USD', now)).toEqual({
    delivery_id: 'dlv_1',
    status: 'sold',
    occurred_at: '2026-03-01T12:00:00.000Z',
  });
});

test('a value goes as it was typed, in the currency of the lead', () => {
  expect(requestOf({ ...typed, value: ' 1250.5 ' }, 'EUR', now)?.value).toEqual({ amount: '1250.5', currency: 'EUR' });
});

test.each([
  [{ delivery: '' }],
  [{ status: '' }],
  [{ value: '12.345' }],
  [{ value: '-1' }],
  [{ value: '1,000' }],
  [{ at: 'soon' }],
])('%o asks for nothing', (bad) => {
  expect(requestOf({ ...typed, ...bad }, 'USD', now)).toBeUndefined();
});

test('only an accepted delivery can be disposed of', () => {
  const deliveries = ['ACCEPTED', 'REJECTED', 'UNKNOWN'].map((outcome) => ({ outcome }) as Finished);

  expect(accepted(deliveries).map((each) => each.outcome)).toEqual(['ACCEPTED']);
});
