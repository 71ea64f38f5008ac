import type { LeadRow } from '@/api/types';

/** {@code arrived}: when a lead was last told live, which is newer than what a page asked for before says of it. */
export interface LiveBuffer {
  rows: LeadRow[];
  waiting: LeadRow[];
  fresh: ReadonlySet<string>;
  arrived: ReadonlyMap<string, number>;
}

export const emptyBuffer: LiveBuffer = { rows: [], waiting: [], fresh: new Set(), arrived: new Map() };

const newestFirst = (a: LeadRow, b: LeadRow) =>
  b.received_at.localeCompare(a.received_at) || b.lead_id.localeCompare(a.lead_id);

/**
 * Takes what arrived into the list. A lead already shown changes in place and never moves; a new one is inserted at
 * the top only while nobody is reading (calm), else it waits to be asked for.
 */
export function arrive(
  buffer: LiveBuffer,
  incoming: LeadRow[],
  belongs: (row: LeadRow) => boolean,
  calm: boolean,
  now: number,
): LiveBuffer {
  const latest = new Map(incoming.map((row) => [row.lead_id, row]));
  const update = (rows: LeadRow[]) => rows.map((row) => latest.get(row.lead_id) ?? row);
  const rows = update(buffer.rows);
  const known = new Set([...buffer.rows, ...buffer.waiting].map((row) => row.lead_id));
  const added = [...latest.values()].filter((row) => !known.has(row.lead_id) && belongs(row));
  const waiting = [...added, ...update(buffer.waiting)].toSorted(newestFirst);
  const arrived = new Map([...buffer.arrived, ...[...latest.keys()].map((id) => [id, now] as const)]);
  const next = { rows, waiting, fresh: buffer.fresh, arrived };
  return calm ? release(next) : next;
}

/** Shows what waited. */
export function release(buffer: LiveBuffer): LiveBuffer {
  if (buffer.waiting.length === 0) return buffer;
  const rows = [...buffer.waiting, ...buffer.rows].toSorted(newestFirst);
  return { ...buffer, rows, waiting: [], fresh: new Set(buffer.waiting.map((row) => row.lead_id)) };
}

/**
 * Adds a page of the server, asked for at that moment; what arrived live
 * about a lead since is newer than what the page says.
 */
export function load(buffer: LiveBuffer, page: LeadRow[], asked: number): LiveBuffer {
  const said = new Map(page.map((row) => [row.lead_id, row]));
  const newer = (row: LeadRow) =>
    (buffer.arrived.get(row.lead_id) ?? -Infinity) >= asked ? row : (said.get(row.lead_id) ?? row);
  const known = new Set([...buffer.rows, ...buffer.waiting].map((row) => row.lead_id));
  const rows = [...buffer.rows.map(newer), ...page.filter((row) => !known.has(row.lead_id))].toSorted(newestFirst);
  return { ...buffer, rows, waiting: buffer.waiting.map(newer) };
}
