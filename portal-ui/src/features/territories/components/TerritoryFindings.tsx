import type { ConfigFinding } from '@/api/types';
import { DataTable, type Column } from '@/components/DataTable';
import { PortalLink } from '@/components/PortalLink';
import { Empty, Notice } from '@/components/states';
import { Badge } from '@/components/StatusBadge';
import { findingOf, territoryFindings } from '@/components/vocabulary';

import { useDraftValidation } from '../api';

const columns: Column<ConfigFinding>[] = [
  { key: 'kind', header: 'Finding', keep: true, cell: (row) => <Badge look={findingOf(row.code)} /> },
  { key: 'detail', header: 'What', cell: (row) => row.detail },
  { key: 'path', header: 'Where', id: true, cell: (row) => <span className="mono muted">{row.path}</span> },
];

/**
 * What the validation of the draft has to say about who holds what:
 * overlaps forbid a publish, gaps warn with their leads.
 */
export function TerritoryFindings() {
  const answer = useDraftValidation();
  const found =
    answer.data &&
    [...answer.data.errors, ...answer.data.warnings].filter((finding) => territoryFindings.has(finding.code));
  const others = answer.data
    ? answer.data.errors.length - answer.data.errors.filter((finding) => territoryFindings.has(finding.code)).length
    : 0;
  return (
    <>
      <p className="small muted">
        Of the draft as it was saved last, which is what is live unless somebody changed it. Volumes are those of the
        last thirty days. <PortalLink to="/admin/config">Open the draft</PortalLink>
      </p>
      {others > 0 && (
        <Notice tone="degraded">
          The draft has {others} other {others === 1 ? 'error' : 'errors'}, so what is found here may not be all.
        </Notice>
      )}
      <DataTable
        label="Overlaps and gaps"
        wrap
        columns={columns}
        rows={found}
        rowKey={(row) => `${row.path}-${row.code}-${row.detail}`}
        error={answer.error}
        retry={() => void answer.refetch()}
        maxHeight="calc(100vh - 210px)"
        empty={
          <Empty title="No overlaps, no gaps">
            Every place that a plan asks rights for has a holder, and no two exclusive rights of one tier meet.
          </Empty>
        }
      />
    </>
  );
}
