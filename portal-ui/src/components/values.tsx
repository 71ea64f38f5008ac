import { useZone } from '@/session/zone';
import type { CapUse, Money } from '@/api/types';
import { useMe } from '@/session/session';
import { clock, count, day, minute, moment, momentWithZone, money, ownersClock, precise, relative } from './format';

/** An instant in the chosen zone; the title gives UTC and how long ago. */
export function When({
  at,
  show = 'moment',
}: {
  at: string | null | undefined;
  show?: 'moment' | 'minute' | 'clock' | 'precise' | 'full';
}) {
  const { zone, now } = useZone();
  if (!at) return <span className="muted">–</span>;
  const text =
    show === 'minute'
      ? minute(at, zone, now)
      : show === 'precise'
        ? precise(at, zone)
        : show === 'clock'
          ? clock(at, zone)
          : show === 'full'
            ? `${day(at, zone)}, ${clock(at, zone)}`
            : moment(at, zone, now);
  return (
    <time dateTime={at} className="tnum nowrap" title={`${new Date(at).toISOString()} · ${relative(at, now)}`}>
      {text}
    </time>
  );
}

/** An instant on the clock of the endpoint or source that it belongs to; the title gives the reader's own. */
export function OwnersTime({ at, zone }: { at: string; zone: string }) {
  const { zone: mine, now } = useZone();
  return (
    <time
      dateTime={at}
      className="tnum nowrap"
      title={`${momentWithZone(at, mine, now)} · ${new Date(at).toISOString()} · ${relative(at, now)}`}
    >
      {momentWithZone(at, zone, now)}
    </time>
  );
}

const INSTANT = /(\d{4}-\d\d-\d\dT\d\d:\d\d(?::\d\d(?:\.\d+)?)?(?:Z|[+-]\d\d:\d\d))/;

/**
 * A sentence of the backend. Its instants stay on the clock of the endpoint or source that they are about, as they are
 * written; {@code beside} is what the same row says on that clock. What is written in UTC is shown as every other time.
 */
export function SentenceText({ text, beside }: { text: string; beside?: string | null }) {
  return text
    .split(INSTANT)
    .map((part, i) => (i % 2 === 1 ? <SentenceTime key={i} at={part} beside={beside ?? null} /> : part));
}

function SentenceTime({ at, beside }: { at: string; beside: string | null }) {
  const { zone, now } = useZone();
  const owners = ownersClock(at, beside);
  if (!owners) return <When at={at} show="minute" />;
  return (
    <time
      dateTime={at}
      className="tnum nowrap"
      title={`${momentWithZone(at, zone, now)} · ${new Date(at).toISOString()} · ${relative(at, now)}`}
    >
      {owners}
    </time>
  );
}

export function MoneyText({ value }: { value: Money | null | undefined }) {
  return value ? <span className="tnum nowrap">{money(value)}</span> : <span className="muted">–</span>;
}

const NEAR = 0.85;
const words: Record<string, string> = {
  hour: 'hour',
  day: 'day',
  week: 'week',
  month: 'month',
  interval: 'interval',
  total: 'total',
  concurrent: 'in flight',
};
const shared = new Set(['client', 'order']);

const share = (cap: CapUse) => (Number(cap.limit) === 0 ? 1 : Number(cap.taken) / Number(cap.limit));

/** Used of limit, with the moment at which it starts again in the owner's own zone. */
export function CapMeter({ cap, zone, wide }: { cap: CapUse; zone: string; wide?: boolean }) {
  const { now } = useZone();
  const currency = useCurrency();
  const limit = Number(cap.limit);
  const taken = Number(cap.taken);
  const used = share(cap);
  const per = cap.per.toLowerCase();
  const shown = (value: number | string) =>
    cap.unit.toLowerCase() === 'money' ? money({ amount: String(value), currency }) : count(value);
  const window = per === 'concurrent' || per === 'total' ? words[per] : `per ${words[per] ?? per}`;
  const what = cap.name && shared.has(cap.owner ?? '') ? cap.name : window;
  const reset = cap.window_end
    ? `starts again ${momentWithZone(cap.window_end, cap.time_zone ?? zone, now)}`
    : undefined;
  const text = `${shown(cap.taken)} of ${shown(cap.limit)} ${what}`;
  return (
    <span className={`meter ${wide ? 'meter-wide' : ''}`} title={reset}>
      <span
        className={`meter-bar ${used >= 1 ? 'full' : used >= NEAR ? 'near' : ''}`}
        role="meter"
        aria-label={text}
        aria-valuemin={0}
        aria-valuemax={limit}
        aria-valuenow={Math.min(taken, limit)}
      >
        <i style={{ width: `${Math.min(100, used * 100)}%` }} />
      </span>
      <span className="tnum small">
        {shown(cap.taken)} / {shown(cap.limit)}{' '}
        <span className="muted">
          {what}
          {used >= 1 ? ', full' : ''}
        </span>
      </span>
      {wide && reset && <span className="small muted">{reset}</span>}
    </span>
  );
}

/** The cap that binds first, and how many more there are. */
export function TightestCap({ caps, zone }: { caps: CapUse[] | null; zone: string }) {
  if (caps === null) return <span className="muted">not known now</span>;
  if (caps.length === 0) return <span className="muted">no cap</span>;
  const tightest = caps.reduce((a, b) => (share(b) > share(a) ? b : a));
  return (
    <>
      <CapMeter cap={tightest} zone={zone} />
      {caps.length > 1 && <span className="small muted"> +{caps.length - 1}</span>}
    </>
  );
}

/** Every cap of an owner, one under the other. */
export function CapList({ caps, zone, none }: { caps: CapUse[] | null; zone: string; none: string }) {
  if (caps === null)
    return (
      <p className="small muted">The service that counts does not answer at the moment; the caps hold all the same.</p>
    );
  if (caps.length === 0) return <p className="small muted">{none}</p>;
  return caps.map((cap, at) => <CapMeter key={`${at}-${cap.per}-${cap.unit}`} cap={cap} zone={zone} wide />);
}

/** The brand's currency, in which amounts without one are meant. */
const useCurrency = () => useMe().brand?.currency ?? 'USD';

function BrandMoney({ amount }: { amount: string }) {
  return <MoneyText value={{ amount, currency: useCurrency() }} />;
}

/** A configuration document's price: an amount with or without its currency. */
export function PriceText({ value }: { value: Money | string | null | undefined }) {
  if (value === null || value === undefined) return <span className="muted">–</span>;
  return typeof value === 'string' ? <BrandMoney amount={value} /> : <MoneyText value={value} />;
}
