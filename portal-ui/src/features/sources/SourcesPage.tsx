import { getRouteApi } from '@tanstack/react-router';
import type { SourceRow } from '@/api/types';
import { useMe } from '@/session/session';
import type { Column } from '@/components/DataTable';
import { count, percent } from '@/components/format';
import { PortalLink } from '@/components/PortalLink';
import { ListPage } from '@/components/ListPage';
import { SelectFilter } from '@/components/SelectFilter';
import { MiddleEllipsis } from '@/components/MiddleEllipsis';
import { Empty } from '@/components/states';
import { TightestCap } from '@/components/values';
import { sentenceCase } from '@/components/vocabulary';
import { PauseStatus } from '@/components/pause/PauseStatus';
import { PauseButton } from '@/components/pause/PauseButton';
import { TypedFilter } from '@/components/TypedFilter';
import { acceptedFromSource } from '@/components/leadOutcomes';

import { useSources } from './api';

const statuses = [
  { value: '', label: 'Any status' },
  { value: 'active', label: 'Active' },
  { value: 'paused', label: 'Paused' },
];

/** What a lead of this source costs, in words. */
export function costInWords(cost: Record<string, unknown> | null): string {
  if (!cost) return '–';
  const model = String(cost.model ?? '').toLowerCase();
  if (model === 'free') return 'Free';
  const amount =
    cost.amount && typeof cost.amount === 'object' ? (cost.amount as { amount: string }).amount : cost.amount;
  const on = cost.payable_on ? `, on ${String(cost.payable_on).toLowerCase()}` : '';
  if (model === 'revenue_share') return `${Number(cost.share ?? 0) * 100} % of revenue${on}`;
  return `$${String(amount)}${model === 'cpl' ? ' per lead' : ` ${sentenceCase(model).toLowerCase()}`}${on}`;
}

const route = getRouteApi('/admin/sources');

export function SourcesPage() {
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const me = useMe();
  const zone = me.brand?.time_zone ?? 'UTC';
  const list = useSources(search);
  const filtered = Object.keys(search).length > 0;
  const set = (name: 'q' | 'vendor' | 'status', value: string) =>
    void navigate({ search: { ...search, [name]: value || undefined } });
  const columns: Column<SourceRow>[] = [
    {
      key: 'source',
      header: 'Source',
      clip: true,
      width: '14%',
      cell: (row) => (
        <PortalLink to="/admin/sources/$sourceId" params={{ sourceId: row.source_id }} className="row-link" data-row>
          <MiddleEllipsis text={row.source_id} />
        </PortalLink>
      ),
    },
    { key: 'name', header: 'Name', clip: true, width: '14%', cell: (row) => <MiddleEllipsis text={row.name} /> },
    {
      key: 'vendor',
      header: 'Vendor',
      clip: true,
      width: '13%',
      cell: (row) => (
        <span title={row.vendor_id}>
          <MiddleEllipsis text={row.vendor_name} />
        </span>
      ),
    },
    { key: 'status', header: 'Status', cell: (row) => <PauseStatus row={row} zone={zone} /> },
    {
      key: 'cost',
      header: 'Cost',
      clip: true,
      width: '16%',
      cell: (row) => <span title={costInWords(row.cost)}>{costInWords(row.cost)}</span>,
    },
    { key: 'caps', header: 'Tightest cap', cell: (row) => <TightestCap caps={row.caps} zone={zone} /> },
    {
      key: 'accepted',
      header: 'Accepted',
      num: true,
      cell: (row) => (
        <PortalLink
          to="/admin/leads"
          search={{ source: row.source_id, outcome: acceptedFromSource, ...row.today, test: 'false' }}
        >
          {count(row.accepted_today)}
        </PortalLink>
      ),
    },
    {
      key: 'rejected',
      header: 'Rejected',
      num: true,
      cell: (row) => (
        <PortalLink
          to="/admin/leads"
          search={{ source: row.source_id, outcome: 'REJECTED', ...row.today, test: 'false' }}
        >
          {count(row.rejected_today)}
        </PortalLink>
      ),
    },
    { key: 'rate', header: 'Rate', num: true, cell: (row) => percent(row.accept_rate) },
    { key: 'keys', header: 'Keys', num: true, cell: (row) => count(row.keys.filter((key) => !key.revoked_at).length) },
    {
      key: 'act',
      header: 'Brake',
      stick: true,
      cell: (row) => (
        <PauseButton
          size="compact-xs"
          target={{ kind: 'sources', id: row.source_id, zone: zone, paused: row.paused }}
        />
      ),
    },
  ];
  return (
    <ListPage
      title="Sources"
      list={list}
      counted
      filterLabel="Filter sources"
      filters={
        <>
          <TypedFilter label="Name or id" width={220} value={search.q} onCommit={(value) => set('q', value)} first />
          <TypedFilter label="Vendor id" width={160} value={search.vendor} onCommit={(value) => set('vendor', value)} />
          <SelectFilter
            label="Status"
            data={statuses}
            value={search.status}
            onCommit={(value) => set('status', value)}
          />
        </>
      }
      clear={filtered && { to: '/admin/sources', search: {} }}
      columns={columns}
      rowKey={(row) => row.source_id}
      onRow={(row) => void navigate({ to: '/admin/sources/$sourceId', params: { sourceId: row.source_id } })}
      empty={
        filtered ? (
          <Empty title="No source matches">No source fits these filters together. Clear one of them.</Empty>
        ) : (
          <Empty title="No sources yet" action={<PortalLink to="/admin/config">Open the configuration</PortalLink>}>
            A source is one feed of leads from a vendor, with its own contract. Sources come from the published
            configuration; their keys are made here.
          </Empty>
        )
      }
    />
  );
}
