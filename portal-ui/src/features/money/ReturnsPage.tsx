import { TextInput } from '@mantine/core';
import { getRouteApi } from '@tanstack/react-router';
import type { ReturnRow } from '@/api/types';
import type { Column } from '@/components/DataTable';
import { shortId } from '@/components/format';
import { PortalLink } from '@/components/PortalLink';
import { ListPage } from '@/components/ListPage';
import { Empty } from '@/components/states';
import { MoneyText, When } from '@/components/values';
import { sentenceCase } from '@/components/vocabulary';
import { SelectFilter } from '@/components/SelectFilter';
import { TypedFilter } from '@/components/TypedFilter';

import { useReturns } from './api';

const route = getRouteApi('/admin/returns');
const decisions = [
  { value: '', label: 'Any decision' },
  { value: 'approved', label: 'Approved' },
  { value: 'refused', label: 'Refused' },
];
const claims = [
  { value: '', label: 'Claimed or not' },
  { value: 'true', label: 'Claimed' },
  { value: 'false', label: 'Not claimed' },
];

/** Every client's returns with both decisions: the client's own, and whether the source owes the cost back. */
export function ReturnsPage() {
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const list = useReturns(search);
  const filtered = Object.keys(search).length > 0;
  const set = (name: keyof typeof search, value: string | null) =>
    void navigate({ search: { ...search, [name]: value || undefined } });
  const columns: Column<ReturnRow>[] = [
    { key: 'at', header: 'Decided', keep: true, cell: (row) => <When at={row.decided_at} show="full" /> },
    {
      key: 'lead',
      header: 'Lead',
      id: true,
      cell: (row) => (
        <PortalLink
          to="/admin/leads/$leadId"
          params={{ leadId: row.lead_id }}
          className="row-link mono"
          data-row
          title={row.lead_id}
        >
          {shortId(row.lead_id)}
        </PortalLink>
      ),
    },
    {
      key: 'client',
      header: 'Client',
      id: true,
      cell: (row) => (
        <>
          {row.client_id} <span className="muted small">{row.endpoint_id}</span>
        </>
      ),
    },
    { key: 'source', header: 'Source', id: true, cell: (row) => row.source_id },
    {
      key: 'place',
      header: 'Of',
      cell: (row) =>
        [row.service_line, row.state, row.zip].filter(Boolean).join(', ') || <span className="muted">–</span>,
    },
    { key: 'reason', header: 'Reason', cell: (row) => sentenceCase(row.reason) },
    {
      key: 'decision',
      header: 'Client’s return',
      cell: (row) => (
        <Verdict
          yes={row.decision === 'approved'}
          words={sentenceCase(row.decision)}
          why={row.refusal}
          rule={row.refusal_rule}
        />
      ),
    },
    { key: 'credit', header: 'Credit', num: true, cell: (row) => <MoneyText value={row.credit} /> },
    {
      key: 'claim',
      header: 'From the source',
      cell: (row) => (
        <Verdict
          yes={row.claimed}
          words={row.claimed ? 'Claimed' : 'Not claimed'}
          why={row.claim_refusal}
          rule={row.claim_rule}
        />
      ),
    },
  ];
  return (
    <ListPage
      title="Returns"
      list={list}
      filterLabel="Filter the returns"
      filters={
        <>
          <SelectFilter
            label="Decision"
            width={140}
            data={decisions}
            value={search.decision}
            onCommit={(value) => set('decision', value)}
          />
          <SelectFilter
            label="Claim"
            width={140}
            data={claims}
            value={search.claimed}
            onCommit={(value) => set('claimed', value)}
          />
          <TypedFilter
            label="Client"
            width={170}
            value={search.client}
            onCommit={(value) => set('client', value)}
            first
          />
          <TypedFilter label="Source" width={170} value={search.source} onCommit={(value) => set('source', value)} />
          <TypedFilter label="Reason" width={150} value={search.reason} onCommit={(value) => set('reason', value)} />
          <TextInput
            size="xs"
            type="date"
            aria-label="Returns from"
            value={search.from ?? ''}
            max={search.to}
            onChange={(event) => set('from', event.currentTarget.value)}
          />
          <TextInput
            size="xs"
            type="date"
            aria-label="Returns to"
            value={search.to ?? ''}
            min={search.from}
            onChange={(event) => set('to', event.currentTarget.value)}
          />
        </>
      }
      clear={filtered && { to: '/admin/returns', search: {} }}
      wrap
      columns={columns}
      rowKey={(row) => row.return_id}
      empty={
        filtered ? (
          <Empty title="No return matches">Clear one of the filters.</Empty>
        ) : (
          <Empty title="Nothing yet">What clients give back is listed here, with what was decided.</Empty>
        )
      }
    />
  );
}

function Verdict({ yes, words, why, rule }: { yes: boolean; words: string; why: string | null; rule: string | null }) {
  return (
    <>
      <span className={yes ? 'strong' : undefined}>{words}</span>
      {why && (
        <div className="small muted">
          {sentenceCase(why)}
          {rule && `: ${rule}`}
        </div>
      )}
    </>
  );
}
