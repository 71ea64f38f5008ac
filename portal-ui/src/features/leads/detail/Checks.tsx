import type { CheckResult } from '@/api/types';
import { DataTable, type Column } from '@/components/DataTable';
import { took } from '@/components/format';
import { Reason, StatusBadge } from '@/components/StatusBadge';
import { sentenceCase } from '@/components/vocabulary';

const checkColumns: Column<CheckResult>[] = [
  {
    key: 'check',
    header: 'Check',
    cell: (row) => <span title={`Provider ${row.provider}`}>{sentenceCase(row.check)}</span>,
  },
  { key: 'verdict', header: 'Verdict', cell: (row) => <StatusBadge of="verdict" value={row.verdict} /> },
  { key: 'action', header: 'Policy', cell: (row) => <StatusBadge of="action" value={row.action} /> },
  {
    key: 'detail',
    header: 'Found',
    cell: (row) => (
      <>
        {row.reason && (
          <span className="strong">
            <Reason code={row.reason} />.{' '}
          </span>
        )}
        {row.detail}
      </>
    ),
  },
  {
    key: 'data',
    header: 'Data',
    cell: (row) => (
      <span className="small">
        {Object.entries(row.data ?? {}).map(([name, value]) => (
          <span key={name} className="pair">
            <span className="muted">{sentenceCase(name)}</span> {String(value)}
          </span>
        ))}
      </span>
    ),
  },
  { key: 'time', header: 'Time', num: true, keep: true, cell: (row) => took(row.micros) },
];

export function Checks({ checks }: { checks: CheckResult[] }) {
  return (
    <DataTable
      label="Checks"
      wrap
      columns={checkColumns}
      rows={checks}
      rowKey={(row) => row.check}
      empty="No check has run."
    />
  );
}
