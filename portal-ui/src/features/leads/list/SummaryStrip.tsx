import { useState } from 'react';
import { useSummary } from '../api';
import type { Minute } from '@/api/types';
import { useZone } from '@/session/zone';
import { clock, count, span } from '@/components/format';
import { PortalLink } from '@/components/PortalLink';
import { Problem } from '@/components/states';
import { everDelivered } from '@/components/leadOutcomes';
import type { LeadFilters } from '../filters';

const RANGE = '60';

/** The last hour in numbers; every number leads to the leads behind it. */
export function SummaryStrip() {
  const { data, error } = useSummary(RANGE);
  if (error && !data) return <Problem error={error} />;
  // The figures' own start, so that a link shows just what its figure counts.
  const hour = { ...(data ? { from: data.from } : { range: RANGE }), test: 'false' };
  const cells: { label: string; value: string; search: LeadFilters }[] = [
    { label: 'Received, 1 h', value: count(data?.received), search: hour },
    { label: 'Delivered, 1 h', value: count(data?.delivered), search: { ...hour, outcome: everDelivered } },
    { label: 'Rejected, 1 h', value: count(data?.rejected), search: { ...hour, outcome: 'REJECTED' } },
    // What waits is counted whenever it came, so its links have no window either.
    { label: 'Held now', value: count(data?.held), search: { outcome: 'HELD', test: 'false' } },
    { label: 'In review now', value: count(data?.review), search: { outcome: 'REVIEW', test: 'false' } },
    { label: 'Unconfirmed now', value: count(data?.unconfirmed), search: { outcome: 'UNCONFIRMED', test: 'false' } },
    ...(data?.accepted_late
      ? [
          {
            label: 'Accepted late',
            value: count(data.accepted_late),
            search: { finding: 'accepted_late', test: 'false' },
          },
        ]
      : []),
  ];
  return (
    <section className="strip" aria-label="Last hour">
      {cells.map(({ label, value, search }) => (
        <PortalLink key={label} to="/admin/leads" search={search} className="strip-cell">
          <span className="small muted">{label}</span>
          <b>{value}</b>
        </PortalLink>
      ))}
      <div className="strip-cell" title="From received to first delivered">
        <span className="small muted">Delivery p50</span>
        <b>{span(data?.p50_ms)}</b>
      </div>
      <div className="strip-cell" title="From received to first delivered">
        <span className="small muted">Delivery p95</span>
        <b>{span(data?.p95_ms)}</b>
      </div>
      <MinuteChart minutes={data?.by_minute ?? []} />
    </section>
  );
}

const series = [
  { key: 'delivered', label: 'Delivered', colour: 'var(--hg-chart-delivered)' },
  { key: 'held', label: 'Held', colour: 'var(--hg-chart-held)' },
  { key: 'rejected', label: 'Rejected', colour: 'var(--hg-chart-rejected)' },
] as const;

const total = (minute: Minute) => minute.delivered + minute.held + minute.rejected;

const WIDTH = 600;
const HEIGHT = 40;

function MinuteChart({ minutes }: { minutes: Minute[] }) {
  const [table, setTable] = useState(false);
  const { zone } = useZone();
  const top = Math.max(1, ...minutes.map(total));
  const step = WIDTH / Math.max(1, minutes.length);
  return (
    <div className="strip-chart">
      <div className="legend">
        <span>Leads per minute, most {count(top)}</span>
        {series.map(({ key, label, colour }) => (
          <span key={key}>
            <i style={{ background: colour }} />
            {label}
          </span>
        ))}
        <button type="button" className="text-button push" aria-pressed={table} onClick={() => setTable(!table)}>
          {table ? 'Chart' : 'Table'}
        </button>
      </div>
      {table ? (
        <MinuteTable minutes={minutes} />
      ) : (
        <svg
          viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
          preserveAspectRatio="none"
          width="100%"
          height={HEIGHT}
          role="img"
          aria-label={`Leads per minute by outcome, last hour; at most ${top} in a minute`}
        >
          {minutes.map((minute, i) => {
            let y = HEIGHT;
            return (
              <g key={minute.minute}>
                <title>
                  {`${clock(minute.minute, zone).slice(0, 5)}: ` +
                    `${minute.delivered} delivered, ${minute.held} held, ${minute.rejected} rejected`}
                </title>
                {series.map(({ key, colour }) => {
                  const height = (minute[key] / top) * HEIGHT;
                  y -= height;
                  return (
                    <rect key={key} x={i * step + step * 0.1} y={y} width={step * 0.8} height={height} fill={colour} />
                  );
                })}
              </g>
            );
          })}
        </svg>
      )}
    </div>
  );
}

function MinuteTable({ minutes }: { minutes: Minute[] }) {
  const { zone } = useZone();
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    <div className="grid-box minutes" tabIndex={0} role="region" aria-label="Leads per minute">
      <table className="grid">
        <thead>
          <tr>
            <th scope="col">Minute</th>
            {series.map(({ key, label }) => (
              <th key={key} scope="col" className="num">
                {label}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {minutes.toReversed().map((minute) => (
            <tr key={minute.minute}>
              <td className="tnum">{clock(minute.minute, zone).slice(0, 5)}</td>
              {series.map(({ key }) => (
                <td key={key} className="num">
                  {minute[key]}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
