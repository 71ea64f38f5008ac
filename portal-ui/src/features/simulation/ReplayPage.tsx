import { Button, NumberInput, Progress } from '@mantine/core';
import { getRouteApi } from '@tanstack/react-router';
import { useState } from 'react';
import type { CapFill, MovedLead, Replay, ReplayReport, ReplayTotals, Went } from '@/api/types';
import { DataTable, type Column } from '@/components/DataTable';
import { count } from '@/components/format';
import { PortalLink } from '@/components/PortalLink';
import { done, failed } from '@/components/notify';
import { MiddleEllipsis } from '@/components/MiddleEllipsis';
import { Facts, Page, Section } from '@/components/page';
import { Empty, Notice, Problem } from '@/components/states';
import { StatusBadge } from '@/components/StatusBadge';
import { MoneyText, When } from '@/components/values';
import { lookOf, reasonOf } from '@/components/vocabulary';
import { explainTotals } from './replayTotals';
import { VersionChoice } from './components/VersionChoice';

import { useMovedLeads, useReplay, useReplayActions, useReplays } from './api';

const route = getRouteApi('/admin/replays');

/**
 * The last days decided again by another configuration: what would have gone where, and what it would have been worth.
 */
export function ReplayPage() {
  const { id } = route.useSearch();
  const navigate = route.useNavigate();
  const { startReplay } = useReplayActions();
  const [days, setDays] = useState<number | string>(1);
  const [version, setVersion] = useState('draft');
  const [busy, setBusy] = useState(false);
  const list = useReplays();
  const start = async () => {
    setBusy(true);
    try {
      const started = await startReplay(Number(days), version);
      await navigate({ search: { id: started.id } });
    } catch (error) {
      failed(error);
    } finally {
      setBusy(false);
    }
  };
  const shown = id ?? list.data?.items[0]?.id;
  return (
    <Page title="Replay">
      <div className="row bottom">
        <NumberInput size="xs" label="Days back" min={1} max={90} value={days} onChange={setDays} w={100} />
        <VersionChoice value={version} onChange={setVersion} />
        <Button size="xs" loading={busy} onClick={() => void start()}>
          Start replay
        </Button>
      </div>
      <DataTable
        label="Replays"
        columns={columns}
        rows={list.data?.items}
        rowKey={(row) => row.id}
        error={list.error}
        retry={() => void list.refetch()}
        maxHeight={220}
        rowClass={(row) => (row.id === shown ? 'chosen' : undefined)}
        onRow={(row) => void navigate({ search: { id: row.id } })}
        empty={
          <Empty title="Nothing replayed yet">
            A replay decides the last days again, with counters of its own, and changes nothing.
          </Empty>
        }
      />
      {shown && <One key={shown} id={shown} />}
    </Page>
  );
}

const columns: Column<Replay>[] = [
  {
    key: 'at',
    header: 'Started',
    cell: (row) => (
      <PortalLink to="/admin/replays" search={{ id: row.id }} className="row-link">
        <When at={row.requested_at} />
      </PortalLink>
    ),
  },
  { key: 'what', header: 'Decided by', cell: (row) => nameOf(row.version) },
  { key: 'days', header: 'Days', num: true, cell: (row) => count(row.days) },
  { key: 'state', header: 'State', cell: (row) => <StatusBadge of="replay" value={row.state} /> },
  {
    key: 'leads',
    header: 'Decisions',
    num: true,
    cell: (row) => (row.state === 'RUNNING' ? `${count(row.replayed)} of ${count(row.leads)}` : count(row.replayed)),
  },
  { key: 'by', header: 'By', cell: (row) => row.requested_by ?? <span className="muted">–</span> },
];

const nameOf = (version: string) => (/^\d+$/.test(version) ? `v${version}` : version === 'draft' ? 'Draft' : 'Live');

function One({ id }: { id: string }) {
  const { cancelReplay } = useReplayActions();
  const { data, error } = useReplay(id);
  const cancel = () => {
    cancelReplay(id).then(() => done('Cancelled.'), failed);
  };
  if (error) return <Problem error={error} />;
  if (!data) return null;
  if (data.state === 'RUNNING') {
    return (
      <Section
        title="Progress"
        beside={
          <Button size="compact-xs" variant="default" onClick={cancel}>
            Cancel
          </Button>
        }
      >
        <Progress value={data.leads === 0 ? 0 : (100 * data.replayed) / data.leads} aria-label="Decisions made again" />
        <p className="small">
          {count(data.replayed)} of {count(data.leads)} decisions made again.
        </p>
      </Section>
    );
  }
  if (data.failure) return <Notice tone="failed">The replay failed: {data.failure}</Notice>;
  return data.report ? (
    <Report id={id} report={data.report} />
  ) : (
    <Notice tone="neutral">The replay was cancelled.</Notice>
  );
}

function Report({ id, report }: { id: string; report: ReplayReport }) {
  return (
    <>
      {report.unreproduced > 0 && (
        <Notice tone="degraded">
          {count(report.unreproduced)} decisions could not be reproduced as they were, so the figures are not exact.
          They were made by another release.
        </Notice>
      )}
      <div className="even">
        <Totals title="As it was" totals={report.before} />
        <Totals title="As it would have been" totals={report.after} />
      </div>
      <p className="small">
        {count(report.decisions)} decisions from <When at={report.from} show="full" /> to{' '}
        <When at={report.until} show="full" />;{' '}
        {`${count(report.moved)} leads would go elsewhere, ${count(report.repriced)} rounds would only change `}
        their price or reason. <span data-testid="adds-up">{explainTotals(report)}</span>
      </p>
      <Moved id={id} />
      <Section title="Endpoints">
        <Endpoints report={report} />
      </Section>
      <Section title="Caps">
        <Caps report={report} />
      </Section>
      <Section title="Assumptions">
        <ul className="small">
          {report.assumptions.map((assumption) => (
            <li key={assumption}>{assumption}</li>
          ))}
        </ul>
      </Section>
    </>
  );
}

function Totals({ title, totals }: { title: string; totals: ReplayTotals }) {
  return (
    <Section title={title}>
      <Facts
        items={[
          ['Placed', count(totals.placed)],
          ['Revenue', <MoneyText key="r" value={totals.revenue} />],
          ['Still waiting', count(totals.waiting)],
          ['To review', count(totals.review)],
          [
            'Not placed',
            Object.entries(totals.unplaced)
              .map(([reason, many]) => `${count(many)} ${reasonOf(reason).label.toLowerCase()}`)
              .join(', ') || '0',
          ],
        ]}
      />
    </Section>
  );
}

type EndpointFigures = ReplayReport['endpoints'][number];
const rejections = (side: EndpointFigures['before']) =>
  Object.entries(side.rejections)
    .toSorted((a, b) => b[1] - a[1])
    .map(([reason, many]) => `${count(many)} ${reasonOf(reason).label.toLowerCase()}`)
    .join(', ') || '–';
const endpointColumns: Column<EndpointFigures>[] = [
  { key: 'endpoint', header: 'Endpoint', id: true, cell: (row) => row.endpoint_id },
  { key: 'was', header: 'Leads', num: true, cell: (row) => count(row.before.volume) },
  {
    key: 'would',
    header: 'would be',
    num: true,
    cell: (row) => (
      <span className={row.before.volume === row.after.volume ? undefined : 'strong'}>{count(row.after.volume)}</span>
    ),
  },
  { key: 'revenue', header: 'Revenue', num: true, cell: (row) => <MoneyText value={row.before.revenue} /> },
  { key: 'revenue-would', header: 'would be', num: true, cell: (row) => <MoneyText value={row.after.revenue} /> },
  { key: 'passed', header: 'Passed over', cell: (row) => <span className="small">{rejections(row.before)}</span> },
  { key: 'passed-would', header: 'would be', cell: (row) => <span className="small">{rejections(row.after)}</span> },
];

function Endpoints({ report }: { report: ReplayReport }) {
  const rows = report.endpoints.toSorted(
    (a, b) => Math.abs(b.after.volume - b.before.volume) - Math.abs(a.after.volume - a.before.volume),
  );
  return (
    <DataTable
      label="Endpoints before and after"
      wrap
      columns={endpointColumns}
      rows={rows}
      rowKey={(row) => row.endpoint_id}
      maxHeight={420}
      empty={<Empty title="No endpoint was considered" />}
    />
  );
}

type CapFigures = ReplayReport['caps'][number];
const fill = (value: CapFill | null) => (value ? `${value.peak} of ${value.limit}` : '–');
const capColumns: Column<CapFigures>[] = [
  { key: 'owner', header: 'Of', clip: true, width: '40%', cell: (row) => <MiddleEllipsis text={row.owner_id} /> },
  { key: 'cap', header: 'Cap', cell: (row) => `${row.unit === 'money' ? 'money' : 'leads'} per ${row.per}` },
  { key: 'was', header: 'Fullest', num: true, cell: (row) => fill(row.before) },
  { key: 'would', header: 'would be', num: true, cell: (row) => fill(row.after) },
];

function Caps({ report }: { report: ReplayReport }) {
  return (
    <DataTable
      label="Caps before and after"
      columns={capColumns}
      rows={report.caps}
      rowKey={(row) => row.cap}
      maxHeight={320}
      empty={<Empty title="No cap was touched" />}
    />
  );
}

function Place({ went }: { went: Went }) {
  if (went.endpoints.length === 0)
    return (
      <>
        {lookOf('decision', went.outcome).label}
        {went.held_until && (
          <>
            {' '}
            until <When at={went.held_until} />
          </>
        )}
      </>
    );
  return went.endpoints.map((placed) => (
    <div key={placed.endpoint_id}>
      {placed.endpoint_id} for <MoneyText value={placed.price} />
    </div>
  ));
}

const movedColumns: Column<MovedLead>[] = [
  { key: 'at', header: 'Decided', cell: (row) => <When at={row.at} /> },
  {
    key: 'lead',
    header: 'Lead',
    cell: (row) => (
      <PortalLink to="/admin/leads/$leadId" params={{ leadId: row.lead_id }}>
        {row.lead_id.slice(0, 13)}…
      </PortalLink>
    ),
  },
  { key: 'from', header: 'Went to', id: true, cell: (row) => <Place went={row.from} /> },
  { key: 'to', header: 'would go to', id: true, cell: (row) => <Place went={row.to} /> },
  { key: 'why', header: 'Why', cell: (row) => <span className="small">{row.sentence}</span> },
];

function Moved({ id }: { id: string }) {
  const list = useMovedLeads(id);
  return (
    <Section title="Leads that would move">
      <DataTable
        label="Leads that would move"
        wrap
        columns={movedColumns}
        rows={list.rows}
        rowKey={(row) => row.lead_id}
        error={list.error}
        retry={list.retry}
        more={list.more}
        maxHeight={420}
        empty={<Empty title="No lead would move">The configuration decides as it was decided.</Empty>}
      />
    </Section>
  );
}
