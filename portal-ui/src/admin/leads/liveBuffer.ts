import type { LeadRow } from '../../api/types';

export interface LiveBuffer { rows: LeadRow[]; waiting: LeadRow[]; fresh: ReadonlySet<string> }

export const emptyBuffer: LiveBuffer = { rows: [], waiting: [], fresh: new Set() };

const newestFirst = (a: LeadRow, b: LeadRow) =>
  b.received_at.localeCompare(a.received_at) || b.lead_id.localeCompare(a.lead_id);

/**
 * Takes what arrived into the list. A lead already shown changes in place and never moves; a new one is inserted at
 * the top only while nobody is reading (calm), else it waits to be asked for.
 */
export function arrive(buffer: LiveBuffer, incoming: LeadRow[], belongs: (row: LeadRow) => boolean, calm: boolean): LiveBuffer {
  const latest = new Map(incoming.map((row) => [row.lead_id, row]));
  const update = (rows: LeadRow[]) => rows.map((row) => latest.get(row.lead_id) ?? row);
  const rows = update(buffer.rows);
  const known = new Set([...buffer.rows, ...buffer.waiting].map((row) => row.lead_id));
  const added = [...latest.values()].filter((row) => !known.has(row.lead_id) && belongs(row));
  const waiting = [...added, ...update(buffer.waiting)].toSorted(newestFirst);
  const next = { rows, waiting, fresh: buffer.fresh };
  return calm ? release(next) : next;
}

/** Shows what waited. */
export function release(buffer: LiveBuffer): LiveBuffer {
  if (buffer.waiting.length === 0) return buffer;
  const rows = [...buffer.waiting, ...buffer.rows].toSorted(newestFirst);
  return { rows, waiting: [], fresh: new Set(buffer.waiting.map((row) => row.lead_id)) };
}

/** Adds a page of the server; what arrived live about a lead is newer than what the page says. */
export function load(buffer: LiveBuffer, page: LeadRow[]): LiveBuffer {
  const known = new Set([...buffer.rows, ...buffer.waiting].map((row) => row.lead_id));
  const rows = [...buffer.rows, ...page.filter((row) => !known.has(row.lead_id))].toSorted(newestFirst);
  return { ...buffer, rows };
}
