import { getRouteApi } from '@tanstack/react-router';
import { useState } from 'react';
import type { AuditLine } from '@/api/types';
import { Code } from '@/components/Code';
import type { Column } from '@/components/DataTable';
import { ListPage } from '@/components/ListPage';
import { Empty } from '@/components/states';
import { When } from '@/components/values';
import { TypedFilter } from '@/components/TypedFilter';

import { useAuditLog } from './api';

const shown = (value: unknown): string =>
  value === null || value === undefined ? '' : typeof value === 'string' ? value : JSON.stringify(value, null, 2);

const route = getRouteApi('/admin/audit');

/** Who changed what, before and after; newest first. */
export function AuditPage() {
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const list = useAuditLog(search);
  const filtered = Object.keys(search).length > 0;
  const set = (name: 'actor' | 'action' | 'object', value: string) =>
    void navigate({ search: { ...search, [name]: value || undefined } });
  const columns: Column<AuditLine>[] = [
    { key: 'at', header: 'At', keep: true, cell: (row) => <When at={row.at} show="full" /> },
    { key: 'actor', header: 'Who', id: true, cell: (row) => <span title={row.ip ?? undefined}>{row.actor}</span> },
    { key: 'action', header: 'Did', keep: true, cell: (row) => row.action },
    { key: 'object', header: 'To', id: true, cell: (row) => row.object },
    { key: 'change', header: 'Change', cell: (row) => <ChangeCell row={row} /> },
    {
      key: 'request',
      header: 'Request',
      cell: (row) => <span className="mono muted">{row.request_id?.slice(0, 12)}</span>,
    },
  ];
  return (
    <ListPage
      title="Audit log"
      list={list}
      filterLabel="Filter the audit log"
      filters={
        <>
          <TypedFilter label="Who" width={160} value={search.actor} onCommit={(value) => set('actor', value)} first />
          <TypedFilter label="Action" width={180} value={search.action} onCommit={(value) => set('action', value)} />
          <TypedFilter label="Object" width={220} value={search.object} onCommit={(value) => set('object', value)} />
        </>
      }
      clear={filtered && { to: '/admin/audit', search: {} }}
      wrap
      columns={columns}
      rowKey={(row) => String(row.seq)}
      empty={
        filtered ? (
          <Empty title="No entry matches">Clear one of the filters.</Empty>
        ) : (
          <Empty title="Nothing yet">Every change that somebody makes is written here.</Empty>
        )
      }
    />
  );
}

function ChangeCell({ row }: { row: AuditLine }) {
  const [open, setOpen] = useState(false);
  const before = shown(row.before);
  const after = shown(row.after);
  if (before === '' && after === '') return <span className="muted">–</span>;
  return (
    <details onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{before && after ? 'Before and after' : before ? 'Before' : 'After'}</summary>
      {open && (
        <>
          {before && (
            <>
              <div className="small muted">Before</div>
              <Code label={`Before, entry ${row.seq}`}>{before}</Code>
            </>
          )}
          {after && (
            <>
              <div className="small muted">After</div>
              <Code label={`After, entry ${row.seq}`}>{after}</Code>
            </>
          )}
        </>
      )}
    </details>
  );
}
