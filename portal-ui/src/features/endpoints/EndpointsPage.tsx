import { PauseStatus } from '@/components/pause/PauseStatus';
import { getRouteApi } from '@tanstack/react-router';
import type { EndpointRow } from '@/api/types';
import type { Column } from '@/components/DataTable';
import { count } from '@/components/format';
import { PortalLink } from '@/components/PortalLink';
import { ListPage } from '@/components/ListPage';
import { SelectFilter } from '@/components/SelectFilter';
import { Empty } from '@/components/states';
import { MiddleEllipsis } from '@/components/MiddleEllipsis';
import { StatusBadge } from '@/components/StatusBadge';
import { PriceText, TightestCap, When } from '@/components/values';
import { lookOf, sentenceCase } from '@/components/vocabulary';
import { TypedFilter } from '@/components/TypedFilter';
import { PauseButton } from '@/components/pause/PauseButton';

import { useEndpoints } from './api';

const statuses = [
  { value: '', label: 'Any status' },
  { value: 'active', label: 'Active' },
  { value: 'paused', label: 'Paused' },
  { value: 'disabled', label: 'Disabled' },
];

const columns: Column<EndpointRow>[] = [
  {
    key: 'endpoint',
    header: 'Endpoint',
    clip: true,
    width: '18%',
    cell: (row) => (
      <PortalLink
        to="/admin/endpoints/$endpointId"
        params={{ endpointId: row.endpoint_id }}
        className="row-link"
        data-row
        title={row.name}
      >
        <MiddleEllipsis text={row.endpoint_id} />
      </PortalLink>
    ),
  },
  {
    key: 'client',
    header: 'Client',
    clip: true,
    width: '18%',
    cell: (row) => (
      <span title={`${row.client_id}, ${sentenceCase(row.kind ?? '')}`}>
        <MiddleEllipsis text={row.client_name} />
      </span>
    ),
  },
  { key: 'status', header: 'Status', cell: (row) => <PauseStatus row={row} zone={row.time_zone} /> },
  { key: 'health', header: 'Health', cell: (row) => <Health row={row} /> },
  {
    key: 'hours',
    header: 'Hours',
    cell: (row) => <span title={row.time_zone}>{lookOf('hours', row.hours_now).label}</span>,
  },
  { key: 'price', header: 'Price', num: true, cell: (row) => <PriceText value={row.price} /> },
  { key: 'caps', header: 'Tightest cap', cell: (row) => <TightestCap caps={row.caps} zone={row.time_zone} /> },
  { key: 'today', header: 'Today', num: true, cell: (row) => <Today row={row} /> },
  { key: 'last', header: 'Last delivered', cell: (row) => <When at={row.last_delivered_at} /> },
  {
    key: 'act',
    header: 'Brake',
    stick: true,
    cell: (row) => (
      <PauseButton
        size="compact-xs"
        target={{ kind: 'endpoints', id: row.endpoint_id, zone: row.time_zone, paused: row.paused }}
      />
    ),
  },
];

function Today({ row }: { row: EndpointRow }) {
  return (
    <PortalLink
      to="/admin/leads"
      search={{ endpoint: row.endpoint_id, ...row.today, test: 'false' }}
      title="Delivered since midnight there"
    >
      {count(row.delivered_today)}
    </PortalLink>
  );
}

function Health({ row }: { row: EndpointRow }) {
  return row.health ? (
    <StatusBadge of="health" value={row.health.state} />
  ) : (
    <span className="muted" title={lookOf('health', 'UNKNOWN').label}>
      –
    </span>
  );
}

const route = getRouteApi('/admin/endpoints');

export function EndpointsPage() {
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const list = useEndpoints(search);
  const filtered = Object.keys(search).length > 0;
  const set = (name: 'q' | 'client' | 'status', value: string) =>
    void navigate({ search: { ...search, [name]: value || undefined } });
  return (
    <ListPage
      title="Endpoints"
      list={list}
      counted
      filterLabel="Filter endpoints"
      filters={
        <>
          <TypedFilter label="Name or id" width={220} value={search.q} onCommit={(value) => set('q', value)} first />
          <TypedFilter label="Client id" width={160} value={search.client} onCommit={(value) => set('client', value)} />
          <SelectFilter
            label="Status"
            data={statuses}
            value={search.status}
            onCommit={(value) => set('status', value)}
          />
        </>
      }
      clear={filtered && { to: '/admin/endpoints', search: {} }}
      columns={columns}
      rowKey={(row) => row.endpoint_id}
      onRow={(row) => void navigate({ to: '/admin/endpoints/$endpointId', params: { endpointId: row.endpoint_id } })}
      empty={
        filtered ? (
          <Empty title="No endpoint matches">No endpoint fits these filters together. Clear one of them.</Empty>
        ) : (
          <Empty title="No endpoints yet" action={<PortalLink to="/admin/config">Open the configuration</PortalLink>}>
            Endpoints are where leads go: a client’s CRM, a call centre, a partner. They come from the published
            configuration.
          </Empty>
        )
      }
    />
  );
}
