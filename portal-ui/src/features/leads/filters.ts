import type { LeadRow } from '@/api/types';
import { minuteWithZone } from '@/components/format';
import { acceptedFromSource, everDelivered } from '@/components/leadOutcomes';
import { lookOf, reasonOf } from '@/components/vocabulary';

/** The lead list's filters, all of them in the address bar; `range` is the window in minutes, or from and to. */
export const leadFilterNames = [
  'outcome',
  'source',
  'endpoint',
  'reason',
  'service_line',
  'state',
  'range',
  'from',
  'to',
  'time',
  'finding',
  'q',
  'vendor',
  'client',
  'campaign',
  'zip',
  'source_lead_id',
  'test',
] as const;
export type LeadFilterName = (typeof leadFilterNames)[number];
export type LeadFilters = Partial<Record<LeadFilterName, string>>;

const MINUTE = 60_000;

const outcomeWords = (value: string) =>
  value === acceptedFromSource
    ? 'Accepted'
    : value === everDelivered
      ? 'Ever delivered'
      : value
          .split(/\s*,\s*/)
          .map((each) => lookOf('lead', each).label)
          .join(' or ');

export const ranges = [
  { value: '', label: 'Any time' },
  { value: '15', label: 'Last 15 min' },
  { value: '60', label: 'Last hour' },
  { value: '1440', label: 'Last 24 hours' },
  { value: '10080', label: 'Last 7 days' },
];

/**
 * What the API is asked for; a moving window becomes a fixed start,
 * rounded so that the key stays the same for a minute.
 */
export function toQuery(filters: LeadFilters, now: Date): Record<string, string> {
  const { range, ...rest } = filters;
  const query: Record<string, string> = {};
  for (const [name, value] of Object.entries(rest)) if (value) query[name] = value.trim();
  if (range && !filters.from) {
    const start = Math.floor((now.getTime() - Number(range) * MINUTE) / MINUTE) * MINUTE;
    query.from = new Date(start).toISOString();
  }
  return query;
}

const bare = (id: string) => id.replace(/^lead_/, '').toLowerCase();

const PHONE = /^\+?[\d\s().-]+$/;
const ZIP = /^\d{5}(-\d{4})?$/;
const NAME = /^\p{L}[\p{L}'’.-]*\s+\p{L}/u;
const SHORTEST_PHONE = 7;

/**
 * A person's phone, e-mail address or name: it is asked for in a body and never stands in an address, where logs and
 * histories keep it.
 */
export function isPersonal(written: string): boolean {
  const text = written.trim();
  return (
    text.includes('@') ||
    NAME.test(text) ||
    (PHONE.test(text) && !ZIP.test(text) && text.replace(/\D/g, '').length >= SHORTEST_PHONE)
  );
}

/** What the chip of such a search says: enough to know which it was, too little to be the person's. */
export function personWords(text: string): string {
  if (text.includes('@')) return `E-mail …@${text.split('@').at(-1)?.trim() ?? ''}`;
  return PHONE.test(text.trim()) ? `Phone …${text.replace(/\D/g, '').slice(-2)}` : 'Words typed';
}

const idPart = /^(lead_)?[0-9a-f]{1,8}(-[0-9a-f-]*)?$/i;

/** Whether what was typed can only be told by the server: a live row does not hold what it is compared with. */
const unknowable = (query: Record<string, string>) =>
  Boolean(query.campaign ?? query.source_lead_id) ||
  query.time === 'delivered' ||
  (query.q !== undefined && (!idPart.test(query.q) || /^\d{5}$/.test(query.q)));

/** Several values of one filter, separated by commas, mean any of them. */
const anyOf = (wanted: string | undefined, value: string | null) =>
  !wanted || (value !== null && wanted.split(/\s*,\s*/).includes(value));

/** Whether a row that arrives live belongs on the list; the same conditions as the server's. */
export function matches(row: LeadRow, filters: LeadFilters, now: Date): boolean {
  const query = toQuery(filters, now);
  const received = new Date(row.received_at).getTime();
  return (
    (anyOf(query.outcome, row.status) || (row.unconfirmed === true && anyOf(query.outcome, 'UNCONFIRMED'))) &&
    (query.finding !== 'accepted_late' || row.accepted_late === true) &&
    anyOf(query.source, row.source_id) &&
    anyOf(query.endpoint, row.endpoint_id) &&
    anyOf(query.reason, row.reason) &&
    anyOf(query.service_line, row.service_line) &&
    anyOf(query.state?.toUpperCase(), row.state) &&
    anyOf(query.vendor, row.vendor_id) &&
    anyOf(query.client, row.client_id) &&
    anyOf(query.zip, row.zip) &&
    (!query.test || String(row.test) === query.test) &&
    !unknowable(query) &&
    bare(row.lead_id).startsWith(bare(query.q ?? '')) &&
    (!query.from || received >= Date.parse(query.from)) &&
    (!query.to || received < Date.parse(query.to))
  );
}

/** What each filter in force is called on its chip. */
export function chips(filters: LeadFilters, zone = 'UTC'): { name: LeadFilterName; text: string }[] {
  const what = filters.time === 'delivered' ? 'Delivered' : 'Received';
  const text: Record<LeadFilterName, (value: string) => string> = {
    outcome: outcomeWords,
    source: (value) => `Source ${value}`,
    endpoint: (value) => `Endpoint ${value}`,
    reason: (value) => reasonOf(value).label,
    service_line: (value) => `Service line ${value}`,
    state: (value) => `State ${value.toUpperCase()}`,
    range: (value) => ranges.find((range) => range.value === value)?.label ?? `Last ${value} min`,
    from: (value) => `${what} from ${minuteWithZone(value, zone)}`,
    to: (value) => `${what} before ${minuteWithZone(value, zone)}`,
    time: (value) => (value === 'delivered' ? 'By time of delivery' : 'By time of receipt'),
    finding: (value) => (value === 'accepted_late' ? 'Accepted late' : value),
    q: (value) => `“${value}”`,
    vendor: (value) => `Vendor ${value}`,
    client: (value) => `Client ${value}`,
    campaign: (value) => `Campaign ${value}`,
    zip: (value) => `ZIP ${value}`,
    source_lead_id: (value) => `Source’s id ${value}`,
    test: (value) => (value === 'true' ? 'Only tests' : 'Without tests'),
  };
  return leadFilterNames.flatMap((name) => {
    const value = filters[name];
    return value ? [{ name, text: text[name](value) }] : [];
  });
}
