import type { LeadRow } from '@/api/types';
import { arrive, emptyBuffer, load, release } from './liveBuffer';

const row = (id: string, second: number, status: LeadRow['status'] = 'RECEIVED') =>
  ({ lead_id: id, received_at: `2026-03-01T12:00:${String(second).padStart(2, '0')}Z`, status }) as LeadRow;
const all = () => true;
const ids = (rows: LeadRow[]) => rows.map((each) => each.lead_id);

describe('the live list', () => {
  const shown = load(emptyBuffer, [row('b', 2), row('a', 1)], 10);

  test('keeps a new lead waiting while somebody reads', () => {
    const next = arrive(shown, [row('c', 3)], all, false, 20);

    expect(ids(next.rows)).toEqual(['b', 'a']);
    expect(ids(next.waiting)).toEqual(['c']);
  });

  test('inserts a new lead at the top when nobody reads, and marks it', () => {
    const next = arrive(shown, [row('c', 3)], all, true, 20);

    expect(ids(next.rows)).toEqual(['c', 'b', 'a']);
    expect(next.fresh).toEqual(new Set(['c']));
  });

  test('changes a shown lead in place without moving it', () => {
    const next = arrive(shown, [row('a', 1, 'DELIVERED')], all, false, 20);

    expect(ids(next.rows)).toEqual(['b', 'a']);
    expect(next.rows[1]?.status).toBe('DELIVERED');
    expect(next.waiting).toEqual([]);
  });

  test('counts a waiting lead once however often it changes', () => {
    const once = arrive(shown, [row('c', 3)], all, false, 20);
    const twice = arrive(once, [row('c', 3, 'DELIVERED'), row('d', 4)], all, false, 20);

    expect(ids(twice.waiting)).toEqual(['d', 'c']);
    expect(twice.waiting[1]?.status).toBe('DELIVERED');
  });

  test('leaves out what the filters exclude', () => {
    expect(arrive(shown, [row('c', 3)], () => false, true, 20)).toMatchObject({ rows: shown.rows, waiting: [] });
  });

  test('shows on request everything that waited, newest first', () => {
    const next = release(arrive(shown, [row('c', 3), row('d', 4)], all, false, 20));

    expect(ids(next.rows)).toEqual(['d', 'c', 'b', 'a']);
    expect(next.waiting).toEqual([]);
  });

  test('does not let an older page overwrite what arrived live', () => {
    const live = arrive(shown, [row('a', 1, 'DELIVERED'), row('c', 3)], all, true, 20);
    const next = load(live, [row('b', 2), row('a', 1), row('z', 0)], 10);

    expect(ids(next.rows)).toEqual(['c', 'b', 'a', 'z']);
    expect(next.rows[2]?.status).toBe('DELIVERED');
  });

  test('believes a page that was asked for after what arrived live', () => {
    const live = arrive(shown, [row('a', 1, 'ALLOCATED')], all, true, 20);
    const next = load(live, [row('b', 2, 'RETURNED'), row('a', 1, 'DELIVERED')], 30);

    expect(next.rows.map((each) => each.status)).toEqual(['RETURNED', 'DELIVERED']);
  });
});
