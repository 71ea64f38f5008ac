import type { LeadRow } from '@/api/types';
import type { Column } from '@/components/DataTable';
import { span, shortId } from '@/components/format';
import { PortalLink } from '@/components/PortalLink';
import { MiddleEllipsis } from '@/components/MiddleEllipsis';
import { Reason, StatusBadge } from '@/components/StatusBadge';
import { MoneyText, When } from '@/components/values';

const none = <span className="muted">–</span>;

export const leadColumns: Column<LeadRow>[] = [
  { key: 'received', header: 'Received', cell: (row) => <When at={row.received_at} /> },
  {
    key: 'lead',
    header: 'Lead',
    cell: (row) => (
      <>
        <PortalLink
          to="/admin/leads/$leadId"
          params={{ leadId: row.lead_id }}
          className="row-link mono"
          data-row
          title={row.lead_id}
        >
          {shortId(row.lead_id)}
        </PortalLink>
        {row.test && <span className="small muted"> test</span>}
      </>
    ),
  },
  {
    key: 'status',
    header: 'Outcome',
    cell: (row) => (
      <>
        <StatusBadge of="lead" value={row.status} />
        {row.unconfirmed && row.status !== 'UNCONFIRMED' && (
          <>
            {' '}
            <StatusBadge of="lead" value="UNCONFIRMED" />
          </>
        )}
        {row.accepted_late && (
          <span className="small muted" title="An endpoint accepted a delivery that had ended without it">
            {' '}
            accepted late
          </span>
        )}
      </>
    ),
  },
  { key: 'reason', header: 'Reason', clip: true, cell: (row) => (row.reason ? <Reason code={row.reason} /> : none) },
  {
    key: 'source',
    header: 'Source',
    clip: true,
    width: '12%',
    cell: (row) => (row.source_id ? <MiddleEllipsis text={row.source_id} /> : none),
  },
  { key: 'line', header: 'Service line', clip: true, width: '9%', cell: (row) => row.service_line ?? none },
  {
    key: 'place',
    header: 'Place',
    clip: true,
    width: '16%',
    cell: (row) => (
      <>
        {row.zip && <span className="tnum">{row.zip} </span>}
        <span className="muted">{[row.city, row.state].filter(Boolean).join(', ')}</span>
      </>
    ),
  },
  {
    key: 'endpoint',
    header: 'Endpoint',
    clip: true,
    width: '15%',
    cell: (row) => (row.endpoint_id ? <MiddleEllipsis text={row.endpoint_id} /> : none),
  },
  { key: 'price', header: 'Price', num: true, cell: (row) => <MoneyText value={row.price} /> },
  { key: 'decided', header: 'Decided', num: true, cell: (row) => span(row.decided_ms) },
  { key: 'delivered', header: 'Delivered', num: true, cell: (row) => span(row.delivered_ms) },
];
