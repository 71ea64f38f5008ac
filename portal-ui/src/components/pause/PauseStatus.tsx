import type { Pause } from '@/api/types';
import { StatusBadge } from '../StatusBadge';
import { OwnersTime } from '../values';

/** The state of an endpoint or source; while it is paused, until when, on its own clock. */
export function PauseStatus({ row, zone }: { row: { paused: Pause | null; status: string }; zone: string }) {
  if (!row.paused) return <StatusBadge of="status" value={row.status} />;
  return (
    <span title={`${row.paused.reason ?? 'No reason given'}, by ${row.paused.by}`}>
      <StatusBadge of="status" value="PAUSED" />
      {row.paused.until && (
        <span className="small muted">
          {' '}
          until <OwnersTime at={row.paused.until} zone={zone} />
        </span>
      )}
    </span>
  );
}
