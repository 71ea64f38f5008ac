import { Button, Checkbox } from '@mantine/core';
import { getRouteApi } from '@tanstack/react-router';
import { useState } from 'react';
import type { HoldAction, Waiting } from '@/api/types';
import { useZone } from '@/session/zone';
import { DataTable, type Column } from '@/components/DataTable';
import { ListFilters } from '@/components/ListFilters';
import { count, relative, shortId } from '@/components/format';
import { PortalLink } from '@/components/PortalLink';
import { MiddleEllipsis } from '@/components/MiddleEllipsis';
import { Page } from '@/components/page';
import { Empty } from '@/components/states';
import { Reason } from '@/components/StatusBadge';
import { SentenceText, When } from '@/components/values';
import { reasonOf } from '@/components/vocabulary';
import { SelectFilter } from '@/components/SelectFilter';
import { TypedFilter } from '@/components/TypedFilter';
import { HoldActionDialog } from './components/HoldActionDialog';
import { verbs } from './labels';

import { useWaitingLeads } from './api';

const HELD_REASONS = ['OUT_OF_HOURS', 'AHEAD_OF_PACE', 'CAP_REACHED', 'NO_SALE', 'NO_COVERAGE'];
const REVIEW_REASONS = [
  'IDENTITY_MISMATCH',
  'DUPLICATE',
  'PHONE_INVALID',
  'CONSENT_MISSING',
  'DNC_LISTED',
  'CHECK_UNAVAILABLE',
  'CHECK_FAILED',
  'LOCATION_CONTRADICTORY',
  'NO_SALE',
  'NO_COVERAGE',
  'OUT_OF_HOURS',
];
const MOST_COUNTED = 10_000;
const SOON = 2 * 3_600_000;

const route = getRouteApi('/admin/holds');

/** The two waiting rooms: leads that a person must decide on, and leads that wait for hours or capacity. */
export function HoldsPage() {
  const { show } = route.useSearch();
  return (
    <Page title="Holds & review">
      <nav className="tabs" aria-label="Waiting leads">
        <PortalLink
          to="/admin/holds"
          search={{}}
          activeOptions={{ exact: true }}
          activeProps={{}}
          className={show === 'held' ? undefined : 'active'}
          aria-current={show === 'held' ? undefined : 'page'}
        >
          In review
        </PortalLink>
        <PortalLink
          to="/admin/holds"
          search={{ show: 'held' }}
          activeProps={{}}
          className={show === 'held' ? 'active' : undefined}
          aria-current={show === 'held' ? 'page' : undefined}
        >
          Held
        </PortalLink>
      </nav>
      <WaitingLeads key={show === 'held' ? 'held' : 'review'} held={show === 'held'} />
    </Page>
  );
}

function WaitingLeads({ held }: { held: boolean }) {
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const [asking, setAsking] = useState<{ action: HoldAction; rows: Waiting[] }>();
  const list = useWaitingLeads({ state: held ? 'held' : 'review', reason: search.reason, endpoint: search.endpoint });
  const rows = list.rows ?? [];
  // Those that went on meanwhile are not acted upon.
  const selected = rows.filter((row) => chosen.has(row.lead_id));
  const filtered = Boolean(search.reason ?? search.endpoint);
  const set = (name: 'reason' | 'endpoint', value: string) => {
    setChosen(new Set());
    void navigate({ search: { ...search, [name]: value || undefined } });
  };
  const toggle = (ids: string[], on: boolean) => {
    const next = new Set(chosen);
    ids.forEach((id) => (on ? next.add(id) : next.delete(id)));
    setChosen(next);
  };
  const ask = (action: HoldAction, about: Waiting[]) => setAsking({ action, rows: about });
  const all = rows.length > 0 && selected.length === rows.length;
  const pick: Column<Waiting> = {
    key: 'pick',
    width: 32,
    header: (
      <Checkbox
        size="xs"
        aria-label={all ? 'Select none' : `Select all ${rows.length} shown`}
        disabled={rows.length === 0}
        checked={all}
        indeterminate={selected.length > 0 && !all}
        onChange={() =>
          toggle(
            rows.map((row) => row.lead_id),
            !all,
          )
        }
      />
    ),
    cell: (row) => (
      <Checkbox
        size="xs"
        aria-label={`Select ${row.lead_id}`}
        checked={chosen.has(row.lead_id)}
        onChange={(event) => toggle([row.lead_id], event.currentTarget.checked)}
      />
    ),
  };
  const act: Column<Waiting> = {
    key: 'act',
    header: 'Decide',
    stick: true,
    cell: (row) => (
      <span className="row one-line">
        {(held ? (['release'] as const) : (['approve', 'reject'] as const)).map((action) => (
          <Button
            key={action}
            size="compact-xs"
            variant="default"
            aria-label={`${verbs[action].button} ${row.lead_id}`}
            onClick={() => ask(action, [row])}
          >
            {verbs[action].button}
          </Button>
        ))}
      </span>
    ),
  };
  const reasons = [...new Set([...(held ? HELD_REASONS : REVIEW_REASONS), ...(search.reason ? [search.reason] : [])])];
  return (
    <>
      <ListFilters
        label="Filter waiting leads"
        clear={filtered && { to: '/admin/holds', search: { show: search.show } }}
        after={
          <span className="small muted tnum beside-filter" data-testid="waiting-count">
            {list.total !== undefined &&
              [
                list.total > MOST_COUNTED ? `More than ${count(MOST_COUNTED)}` : count(list.total),
                held ? 'held' : 'in review',
                ...(filtered ? ['with this filter'] : []),
              ].join(' ')}
          </span>
        }
      >
        <SelectFilter
          label="Reason"
          width={180}
          data={[
            { value: '', label: 'Any reason' },
            ...reasons.map((value) => ({ value, label: reasonOf(value).label })),
          ]}
          value={search.reason}
          onCommit={(value) => set('reason', value)}
        />
        {held && (
          <TypedFilter
            label="Waits for endpoint"
            width={220}
            value={search.endpoint}
            onCommit={(value) => set('endpoint', value)}
            first
          />
        )}
      </ListFilters>
      {selected.length > 0 && (
        <div className="row selection" role="toolbar" aria-label="Selected leads">
          <span className="strong tnum">{count(selected.length)} selected</span>
          {(held ? (['release', 'extend', 'park', 'reject'] as const) : (['approve', 'extend', 'reject'] as const)).map(
            (action) => (
              <Button key={action} size="compact-sm" variant="default" onClick={() => ask(action, selected)}>
                {verbs[action].many}
              </Button>
            ),
          )}
          <Button size="compact-sm" variant="subtle" onClick={() => setChosen(new Set())}>
            Select none
          </Button>
        </div>
      )}
      <DataTable
        label={held ? 'Held leads' : 'Leads in review'}
        columns={[pick, ...(held ? heldColumns : reviewColumns), act]}
        rows={list.rows}
        rowKey={(row) => row.lead_id}
        error={list.error}
        retry={list.retry}
        more={list.more}
        rowClass={(row) => (chosen.has(row.lead_id) ? 'selected' : undefined)}
        onRow={(row) => void navigate({ to: '/admin/leads/$leadId', params: { leadId: row.lead_id } })}
        maxHeight={selected.length > 0 ? 'calc(100vh - 268px)' : 'calc(100vh - 230px)'}
        empty={
          filtered ? (
            <Empty title="No waiting lead matches">
              No lead {held ? 'that is held' : 'in review'} fits this filter. Clear it to see all.
            </Empty>
          ) : held ? (
            <Empty title="Nothing is held">
              Leads wait here when an endpoint is closed or ahead of its pace and its plan says hold, and go on by
              themselves when that ends.
            </Empty>
          ) : (
            <Empty title="Nothing to review">
              A source’s validation policy, or a plan that ends in review, sends leads here for a person to approve or
              reject.
            </Empty>
          )
        }
      />
      {asking && (
        <HoldActionDialog
          action={asking.action}
          rows={asking.rows}
          onClose={() => setAsking(undefined)}
          onDone={() => setChosen(new Set())}
        />
      )}
    </>
  );
}

const none = <span className="muted">–</span>;

const received: Column<Waiting> = { key: 'received', header: 'Received', cell: (row) => <When at={row.received_at} /> };
const lead: Column<Waiting> = {
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
};
const limit: Column<Waiting> = { key: 'limit', header: 'May wait until', cell: (row) => <Limit at={row.expires_at} /> };
const source: Column<Waiting> = {
  key: 'source',
  header: 'Source',
  clip: true,
  width: '13%',
  cell: (row) => <MiddleEllipsis text={row.source_id} />,
};
const what: Column<Waiting> = {
  key: 'what',
  header: 'Lead is for',
  clip: true,
  width: '16%',
  cell: (row) => (
    <>
      {row.service_line ?? none}{' '}
      <span className="muted" title={row.city ?? undefined}>
        {[row.zip, row.region].filter(Boolean).join(' ')}
      </span>
    </>
  ),
};
const heldColumns: Column<Waiting>[] = [
  received,
  lead,
  { key: 'why', header: 'Waits because', cell: (row) => (row.reason ? <Reason code={row.reason} /> : none) },
  { key: 'for', header: 'Waits for', clip: true, width: '24%', cell: (row) => <WaitsFor row={row} /> },
  { key: 'until', header: 'Decided again', cell: (row) => <Moment at={row.held_until} /> },
  limit,
  source,
  what,
];
const reviewColumns: Column<Waiting>[] = [
  received,
  lead,
  { key: 'why', header: 'Reason', cell: (row) => (row.reason ? <Reason code={row.reason} /> : none) },
  {
    key: 'sentence',
    header: 'Why it is here',
    clip: true,
    width: '30%',
    cell: (row) =>
      row.sentence ? (
        <span title={row.sentence}>
          <SentenceText text={row.sentence} />
        </span>
      ) : (
        none
      ),
  },
  limit,
  source,
  what,
];

function Moment({ at }: { at: string | null }) {
  const { now } = useZone();
  return at ? (
    <>
      <When at={at} show="minute" /> <span className="small muted">{relative(at, now)}</span>
    </>
  ) : (
    none
  );
}

/** After it the lead is too old; said in words when that is near. */
function Limit({ at }: { at: string }) {
  const { now } = useZone();
  const near = new Date(at).getTime() - now.getTime() < SOON;
  return (
    <>
      <When at={at} show="minute" /> {near && <span className="small strong">soon, {relative(at, now)}</span>}
    </>
  );
}

function WaitsFor({ row }: { row: Waiting }) {
  const [first, ...others] = row.waits_for;
  const more = others.length + row.waits_for_more;
  if (!first) return none;
  return (
    <span
      title={row.waits_for
        .map((each) =>
          [each.endpoint_id, each.reason && reasonOf(each.reason).label.toLowerCase(), each.needed]
            .filter(Boolean)
            .join(', '),
        )
        .join('\n')}
    >
      <PortalLink to="/admin/endpoints/$endpointId" params={{ endpointId: first.endpoint_id }}>
        {first.endpoint_id}
      </PortalLink>
      {more > 0 && <span className="small muted"> and {more} more</span>}
      {first.needed && first.reason !== 'OUT_OF_HOURS' && (
        <span className="muted">
          {' '}
          {first.reason && first.reason !== row.reason && `${reasonOf(first.reason).label.toLowerCase()}: `}
          <SentenceText text={first.needed} />
        </span>
      )}
    </span>
  );
}
