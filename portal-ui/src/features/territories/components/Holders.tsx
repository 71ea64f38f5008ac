import type { Holder } from '@/api/types';
import { DataTable, type Column } from '@/components/DataTable';
import { PortalLink } from '@/components/PortalLink';
import { Empty } from '@/components/states';
import { StatusBadge } from '@/components/StatusBadge';
import { MoneyText } from '@/components/values';
import { sentenceCase } from '@/components/vocabulary';
import { period } from '../summary';

const listed = (values: string[] | undefined, all: string) => (values && values.length > 0 ? values.join(', ') : all);

const columns: Column<Holder & { place: number }>[] = [
  { key: 'place', header: 'Order', num: true, width: 48, cell: (row) => row.place },
  { key: 'claim', header: 'Claim', keep: true, cell: (row) => <StatusBadge of="claim" value={row.claim} /> },
  {
    key: 'client',
    header: 'Client',
    id: true,
    cell: (row) => <span title={row.client_id}>{row.client_name ?? row.client_id}</span>,
  },
  {
    key: 'endpoint',
    header: 'Endpoint',
    id: true,
    cell: (row) => (
      <PortalLink
        to="/admin/endpoints/$endpointId"
        params={{ endpointId: row.endpoint_id }}
        className="row-link"
        data-row
        title={row.endpoint_name ?? undefined}
      >
        {row.endpoint_id}
      </PortalLink>
    ),
  },
  {
    key: 'right',
    header: 'Right',
    keep: true,
    cell: (row) => (
      <span title={row.source}>
        {sentenceCase(row.right)} <span className="muted">tier {row.tier}</span>
      </span>
    ),
  },
  { key: 'by', header: 'Holds it by', cell: (row) => row.matched_by },
  {
    key: 'for',
    header: 'For',
    cell: (row) => (
      <span>
        {listed(row.service_lines ?? undefined, 'all service lines')}
        {row.segments && row.segments.length > 0 && <span className="muted">, {row.segments.join(', ')}</span>}
      </span>
    ),
  },
  {
    key: 'dates',
    header: 'In force',
    keep: true,
    cell: (row) => <span className="tnum">{period(row.from, row.to)}</span>,
  },
  { key: 'price', header: 'Price', num: true, keep: true, cell: (row) => <MoneyText value={row.price} /> },
  {
    key: 'agreement',
    header: 'Right’s id',
    id: true,
    cell: (row) => <span className="mono muted">{row.right_id ?? row.source}</span>,
  },
];

/** Every right over the place, the first claim first. */
export function Holders({ label, holders }: { label: string; holders: Holder[] | undefined }) {
  return (
    <DataTable
      label={label}
      wrap
      columns={columns}
      rows={holders?.map((holder, i) => ({ ...holder, place: i + 1 }))}
      rowKey={(row) => `${row.endpoint_id}-${row.source}`}
      rowClass={(row) => (row.claim === 'NOT_IN_FORCE' ? 'idle' : undefined)}
      maxHeight={420}
      empty={
        <Empty title="Nobody holds this place">
          No right covers it for this segment. A lead from here goes to a listed pool or to overflow if its plan has
          one, else to nobody; the simulation says which.
        </Empty>
      }
    />
  );
}
