import type { Money } from '@/api/types';

const MICROS = 6;

/** The exact number of micros in a decimal string; amounts are never binary fractions. */
export function micros(amount: string): bigint {
  const match = /^(-?)(\d+)(?:\.(\d{1,6}))?$/.exec(amount.trim());
  if (!match) throw new Error(`not an amount: ${amount}`);
  const value = BigInt((match[2] ?? '0') + (match[3] ?? '').padEnd(MICROS, '0'));
  return match[1] === '-' ? -value : value;
}

/** The decimal string of that many micros: two decimals, more only when needed. */
export function amountOf(value: bigint): string {
  const digits = (value < 0n ? -value : value).toString().padStart(MICROS + 1, '0');
  const fraction = digits.slice(-MICROS).replace(/0{1,4}$/, '');
  return `${value < 0n ? '-' : ''}${digits.slice(0, -MICROS)}.${fraction}`;
}

export function sum(amounts: Money[]): bigint {
  return amounts.reduce((total, each) => total + micros(each.amount), 0n);
}

/** Money for people, exact: the decimal string goes to the formatter as it is. */
export function money(value: Money): string {
  const format = new Intl.NumberFormat('en-US', {
    style: 'currency',
    currency: value.currency,
    minimumFractionDigits: 2,
    maximumFractionDigits: MICROS,
  });
  return format.format(value.amount as unknown as number);
}

export const count = (value: number | string | null | undefined): string =>
  value === null || value === undefined
    ? '–'
    : new Intl.NumberFormat('en-US', { maximumFractionDigits: 2 }).format(Number(value));

export const percent = (share: number | null | undefined): string =>
  share === null || share === undefined || Number.isNaN(share) ? '–' : `${(share * 100).toFixed(1)} %`;

/** How long a computation took: 18 µs, 2.4 ms; never rounded to nothing. */
export function took(length: number): string {
  return length < 1_000
    ? `${Math.round(length)} µs`
    : length < 10_000
      ? `${(length / 1_000).toFixed(1)} ms`
      : span(length / 1_000);
}

/** A duration as people say it: 163 ms, 2.1 s, 4 min, 3 h. */
export function span(ms: number | null | undefined): string {
  if (ms === null || ms === undefined) return '–';
  if (ms < 1_000) return `${Math.round(ms)} ms`;
  if (ms < 60_000) return `${(ms / 1_000).toFixed(1)} s`;
  if (ms < 3_600_000) return `${Math.round(ms / 60_000)} min`;
  if (ms < 172_800_000) return `${(ms / 3_600_000).toFixed(1)} h`;
  return `${Math.round(ms / 86_400_000)} d`;
}

const formats = new Map<string, Intl.DateTimeFormat>();

function formatFor(zone: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = zone + JSON.stringify(options);
  let made = formats.get(key);
  if (!made) {
    made = new Intl.DateTimeFormat('en-US', { timeZone: zone, hourCycle: 'h23', ...options });
    formats.set(key, made);
  }
  return made;
}

const clockOptions = { hour: '2-digit', minute: '2-digit', second: '2-digit' } as const;

export const clock = (at: string | Date, zone: string): string => formatFor(zone, clockOptions).format(new Date(at));

/** The clock with milliseconds, for what happens within one second. */
export const precise = (at: string | Date, zone: string): string =>
  formatFor(zone, { ...clockOptions, fractionalSecondDigits: 3 }).format(new Date(at));

export const day = (at: string | Date, zone: string): string =>
  formatFor(zone, { year: 'numeric', month: 'short', day: 'numeric' }).format(new Date(at));

/** Day, time to the minute and zone, wherever and whenever it is read; what cannot be read stays as it is. */
export function minuteWithZone(at: string, zone: string): string {
  const date = new Date(at);
  if (Number.isNaN(date.getTime())) return at;
  return formatFor(zone, {
    year: 'numeric',
    month: 'short',
    day: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    timeZoneName: 'short',
  }).format(date);
}

export const isoDay = (at: Date, zone: string): string =>
  new Intl.DateTimeFormat('en-CA', { timeZone: zone }).format(at);

/** The time alone for today, day and time for any other day, both in the zone. */
export function moment(at: string | Date, zone: string, now: Date): string {
  const date = new Date(at);
  if (isoDay(date, zone) === isoDay(now, zone)) return clock(date, zone);
  const sameYear = isoDay(date, zone).slice(0, 4) === isoDay(now, zone).slice(0, 4);
  return formatFor(zone, {
    ...(sameYear ? {} : { year: 'numeric' }),
    month: 'short',
    day: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
  }).format(date);
}

/**
 * Hours and minutes with the zone's abbreviation at that moment, such as 00:00 CDT; the day too when it is not today.
 */
export function momentWithZone(at: string, zone: string, now: Date): string {
  const date = new Date(at);
  const today = isoDay(date, zone) === isoDay(now, zone);
  return formatFor(zone, {
    ...(today ? {} : { weekday: 'short', month: 'short', day: 'numeric' }),
    hour: '2-digit',
    minute: '2-digit',
    timeZoneName: 'short',
  }).format(date);
}

/** The clock, and the day where it is not today, without seconds; of a moment that is told on a known clock. */
export function minute(at: string | Date, zone: string, now: Date): string {
  return moment(at, zone, now).replace(/^(\d\d:\d\d):\d\d$/, '$1');
}

const WRITTEN = /^(\d{4}-\d\d-\d\d)T(\d\d:\d\d)\S*?([+-])(\d\d):(\d\d)$/;
const ZONES: Record<string, number> = {
  AST: -4,
  ADT: -3,
  EST: -5,
  EDT: -4,
  CST: -6,
  CDT: -5,
  MST: -7,
  MDT: -6,
  PST: -8,
  PDT: -7,
  AKST: -9,
  AKDT: -8,
  HST: -10,
  HDT: -9,
  UTC: 0,
};

/** The name, standard or daylight, that the zone named at the text's end has at this offset. */
function zoneNamed(text: string | null | undefined, offset: number): string | undefined {
  const name = /\b[A-Z]{3,4}$/.exec(text ?? '')?.[0];
  if (!name) return undefined;
  return [name, name.replace(/[SD]T$/, 'ST'), name.replace(/[SD]T$/, 'DT')].find((each) => ZONES[each] === offset);
}

/**
 * An instant that was written on its owner's clock, read on that clock: "Mon, Mar 2, 07:00 CST". The zone's name is
 * that of {@code beside}, a text on the same clock, else the offset. Undefined for one that is written in UTC.
 */
export function ownersClock(written: string, beside?: string | null): string | undefined {
  const [, date, clockTime, sign, hours, minutes] = WRITTEN.exec(written) ?? [];
  if (!date) return undefined;
  const offset = (sign === '-' ? -1 : 1) * (Number(hours) + Number(minutes) / 60);
  const named =
    offset === 0
      ? 'UTC'
      : (zoneNamed(beside, offset) ??
        `UTC${sign === '-' ? '−' : '+'}${Number(hours)}${minutes === '00' ? '' : `:${minutes}`}`);
  const onDay = formatFor('UTC', { weekday: 'short', month: 'short', day: 'numeric' }).format(
    new Date(`${date}T12:00:00Z`),
  );
  return `${onDay}, ${clockTime} ${named}`;
}

export function zoneAbbreviation(zone: string, at: Date): string {
  return (
    formatFor(zone, { timeZoneName: 'short' })
      .formatToParts(at)
      .find((part) => part.type === 'timeZoneName')?.value ?? zone
  );
}

export function relative(at: string | Date, now: Date): string {
  const difference = new Date(at).getTime() - now.getTime();
  const text = span(Math.abs(difference));
  return difference < 0 ? `${text} ago` : `in ${text}`;
}

/** The instant at which this wall-clock time (YYYY-MM-DDTHH:mm) is shown in the zone. */
export function instantAt(local: string, zone: string): Date {
  const wanted = Date.parse(`${local}:00Z`);
  let guess = wanted;
  // Twice, because the first correction may cross a change of the zone's offset.
  for (let i = 0; i < 2; i++) {
    const parts = formatFor(zone, { year: 'numeric', month: '2-digit', day: '2-digit', ...clockOptions }).formatToParts(
      new Date(guess),
    );
    const part = (type: string) => parts.find((p) => p.type === type)?.value ?? '';
    const shown = Date.parse(
      `${part('year')}-${part('month')}-${part('day')}T${part('hour')}:${part('minute')}:${part('second')}Z`,
    );
    guess += wanted - shown;
  }
  return new Date(guess);
}

/** What is wrong with a field, as the sentence under it: the server says "is no ZIP that …" of the field it names. */
export function fieldSentence(detail: string): string {
  const text = /^[a-z]/.test(detail) ? `This ${detail}` : detail;
  return /[.!?]$/.test(text) ? text : `${text}.`;
}

/** The first moment of the owner's calendar day: what "today" counts from. */
export const startOfDay = (now: Date, zone: string): string =>
  instantAt(`${isoDay(now, zone)}T00:00`, zone).toISOString();

/** An id shortened in its middle, so that both ends stay comparable. */
export function shortId(id: string): string {
  return id.length <= 20 ? id : `${id.slice(0, id.indexOf('_') + 5)}…${id.slice(-6)}`;
}

/**
 * The code that a receiver answered with, with its protocol; null when there was no answer. Old attempts
 * have a status only.
 */
export function answerOf(attempt: { status: number | null; answer_code?: string | null }): string | null {
  return attempt.answer_code ?? (attempt.status === null ? null : `HTTP ${attempt.status}`);
}
