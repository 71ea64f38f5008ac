import { Button } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { useState } from 'react';
import { call } from '../../api/client';
import type { LeadRow } from '../../api/types';
import { DataTable, type Column } from '../../ui/DataTable';
import { done, failed } from '../../ui/notify';
import { Page } from '../../ui/page';
import { Empty } from '../../ui/states';
import { useList } from '../../ui/lists';
import { When } from '../../ui/values';
import { leadColumns } from '../leads/columns';

const REFRESH = 5_000;
const shown = new Set(['received', 'lead', 'reason', 'source', 'line', 'place']);
const base = leadColumns.filter((column) => shown.has(column.key));
const until: Column<LeadRow> = { key: 'until', header: 'Held until', cell: (row) => <When at={row.held_until} /> };

const route = getRouteApi('/admin/holds');

/** The two waiting rooms: leads that a person must decide on, and leads that wait for hours or capacity. */
export function HoldsPage() {
  const { show } = route.useSearch();
  const navigate = route.useNavigate();
  const review = show !== 'held';
  const list = useList<LeadRow>('/api/admin/leads', { outcome: review ? 'REVIEW' : 'HELD' }, { refetch: REFRESH });
  const columns: Column<LeadRow>[] = [...base, ...(review ? [] : [until]), { key: 'act', header: 'Decide', stick: true, cell: (row) => <Decide row={row} /> }];
  return (
    <Page title="Holds & review">
      <nav className="tabs" aria-label="Waiting leads">
        <Link to="/admin/holds" search={{}} activeOptions={{ exact: true }}>In review</Link>
        <Link to="/admin/holds" search={{ show: 'held' }} activeOptions={{ exact: true }}>Held</Link>
      </nav>
      <DataTable label={review ? 'Leads in review' : 'Held leads'} columns={columns} rows={list.rows} rowKey={(row) => row.lead_id} error={list.error} retry={list.retry} more={list.more}
        onRow={(row) => void navigate({ to: '/admin/leads/$leadId', params: { leadId: row.lead_id } })} maxHeight="calc(100vh - 190px)"
        empty={review
          ? <Empty title="Nothing to review">A source’s validation policy, or a plan that ends in review, sends leads here for a person to approve or reject.</Empty>
          : <Empty title="Nothing is held">Leads wait here when an endpoint is closed and its plan says hold, and go on by themselves when it opens.</Empty>} />
    </Page>
  );
}

function Decide({ row }: { row: LeadRow }) {
  const queries = useQueryClient();
  const [busy, setBusy] = useState(false);
  const act = async (what: 'review' | 'release', body: unknown, said: string) => {
    setBusy(true);
    try {
      await call('POST', `/api/admin/leads/${encodeURIComponent(row.lead_id)}/${what}`, { body });
      done(said);
      await queries.invalidateQueries({ queryKey: ['/api/admin/leads'] });
    } catch (error) {
      failed(error);
    } finally {
      setBusy(false);
    }
  };
  if (row.status === 'HELD') {
    return <Button size="compact-xs" variant="default" loading={busy} aria-label={`Release now ${row.lead_id}`} onClick={() => void act('release', {}, 'Released; routing decides now.')}>Release now</Button>;
  }
  return (
    <span className="row" style={{ flexWrap: 'nowrap' }}>
      <Button size="compact-xs" loading={busy} aria-label={`Approve ${row.lead_id}`} onClick={() => void act('review', { decision: 'approve' }, 'Approved; routing decides now.')}>Approve</Button>
      <Button size="compact-xs" variant="default" loading={busy} aria-label={`Reject ${row.lead_id}`} onClick={() => void act('review', { decision: 'reject' }, 'Rejected.')}>Reject</Button>
    </span>
  );
}
