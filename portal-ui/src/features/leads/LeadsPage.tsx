import { Button, Checkbox } from '@mantine/core';
import { IconArrowUp } from '@tabler/icons-react';
import { getRouteApi } from '@tanstack/react-router';
import { useEffect, useReducer, useRef, useState } from 'react';
import { pollLeads, useLeads } from './api';
import { useLive, type LiveState } from '@/api/live';
import type { LeadRow } from '@/api/types';
import { may, useMe } from '@/session/session';
import { useZone } from '@/session/zone';
import { Code } from '@/components/Code';
import { DataTable, type Column } from '@/components/DataTable';
import { Page } from '@/components/page';
import { HistoryMemory, entryNow } from '@/components/scrollRestore';
import { Empty } from '@/components/states';
import { leadColumns } from './list/leadColumns';
import { DecideSelected } from './list/DecideSelected';
import { FilterBar } from './list/FilterBar';
import { chips, isPersonal, matches, personWords, toQuery, type LeadFilters } from './filters';
import { arrive, emptyBuffer, load, release, type LiveBuffer } from './list/liveBuffer';
import { onHanded, takeOver } from './personSearch';
import { SummaryStrip } from './list/SummaryStrip';

interface Visit {
  query: Record<string, string>;
  buffer: LiveBuffer;
  person: string | undefined;
}
const visits = new HistoryMemory<Visit>(20);
const visitOf = (asked: string) => visits.of(`${entryNow()} ${asked}`);

type News =
  | { type: 'reset'; to: LiveBuffer }
  | { type: 'load'; rows: LeadRow[]; asked: number }
  | { type: 'release' }
  | { type: 'arrive'; rows: LeadRow[]; filters: LeadFilters; calm: boolean };

function reduce(buffer: LiveBuffer, news: News): LiveBuffer {
  if (news.type === 'reset') return news.to;
  if (news.type === 'load') return load(buffer, news.rows, news.asked);
  if (news.type === 'release') return release(buffer);
  const now = new Date();
  return arrive(buffer, news.rows, (row) => matches(row, news.filters, now), news.calm, now.getTime());
}

const asks = (filters: LeadFilters, person: string | undefined) =>
  toQuery(person ? { ...filters, q: person } : filters, new Date());

const route = getRouteApi('/admin/leads');

export function LeadsPage() {
  const filters = route.useSearch();
  const navigate = route.useNavigate();
  const table = useRef<HTMLDivElement>(null);
  const asked = JSON.stringify(filters);
  const [person, setPerson] = useState(() => takeOver() ?? visitOf(asked)?.person);
  // Back on an entry of the history, the list is as it was left: the same start of the window, the same rows.
  const [buffer, tell] = useReducer(reduce, undefined, () => visitOf(asked)?.buffer ?? emptyBuffer);
  // The window's start is fixed when the filters change, so that paging does not shift under the reader.
  const [query, setQuery] = useState(() => ({ of: asked, person, is: visitOf(asked)?.query ?? asks(filters, person) }));
  if (query.of !== asked || query.person !== person) {
    const left = query.person === person ? visitOf(asked) : undefined;
    setQuery({ of: asked, person, is: left?.query ?? asks(filters, person) });
    tell({ type: 'reset', to: left?.buffer ?? emptyBuffer });
  }
  useEffect(() => onHanded(setPerson), []);
  // An address that names a person, from a bookmark or typed by hand, is replaced at once.
  const named = filters.q && isPersonal(filters.q) ? filters.q : undefined;
  if (named && person !== named) setPerson(named);
  useEffect(() => {
    if (!named) return;
    void navigate({ search: (before: LeadFilters) => ({ ...before, q: undefined }), replace: true });
  }, [named, navigate]);
  useEffect(
    () => visits.keep(`${entryNow()} ${query.of}`, { query: query.is, buffer, person: query.person }),
    [query, buffer],
  );
  const list = useLeads(query.is);
  const loaded = list.data;
  useEffect(() => {
    loaded?.pages.forEach((page) => tell({ type: 'load', rows: page.items, asked: page.at }));
  }, [loaded]);

  const onRows = (rows: LeadRow[]) => {
    const box = table.current?.querySelector('.grid-box');
    const read =
      table.current?.matches(':hover') ||
      table.current?.contains(document.activeElement) ||
      (box?.scrollTop ?? 0) > 0 ||
      window.scrollY > 0;
    tell({ type: 'arrive', rows, filters: person ? { ...filters, q: person } : filters, calm: !read });
  };
  const live = useLive(true, onRows, () => pollLeads(query.is));

  // What arrives live is no list: it is shown in the list that the server gave, never in the place of one.
  const change = (next: LeadFilters, whom?: string) => {
    setPerson(whom);
    void navigate({ search: next });
  };
  const rows = loaded ? buffer.rows : undefined;
  const waiting = loaded ? buffer.waiting.length : 0;
  // Only those that wait for somebody to say whether they arrived can be decided about together.
  const me = useMe();
  const { zone } = useZone();
  const deciding = filters.outcome === 'UNCONFIRMED' && may(me, 'OPERATE');
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const selected = deciding ? (rows ?? []).filter((row) => chosen.has(row.lead_id)).map((row) => row.lead_id) : [];
  const columns = deciding ? [pick(rows ?? [], chosen, setChosen), ...leadColumns] : leadColumns;
  return (
    <Page title="Leads" beside={<LiveWord state={live} />}>
      <SummaryStrip />
      <FilterBar
        filters={filters}
        person={person}
        change={change}
        suggestions={suggest(rows ?? [])}
        count={rows && `${rows.length}${list.hasNextPage ? '+' : ''} ${rows.length === 1 ? 'lead' : 'leads'}`}
      />
      {deciding && <DecideSelected leadIds={selected} clear={() => setChosen(new Set())} />}
      <div ref={table} style={{ position: 'relative' }}>
        <div
          aria-live="polite"
          style={{
            position: 'absolute',
            top: 36,
            left: 0,
            right: 0,
            zIndex: 2,
            display: 'flex',
            justifyContent: 'center',
            pointerEvents: 'none',
          }}
        >
          {waiting > 0 && (
            <Button
              size="compact-sm"
              radius="xl"
              leftSection={<IconArrowUp size={14} />}
              style={{ pointerEvents: 'auto', boxShadow: '0 2px 8px rgb(0 0 0 / 25%)' }}
              onClick={() => {
                table.current?.querySelector('.grid-box')?.scrollTo({ top: 0 });
                tell({ type: 'release' });
              }}
            >
              {waiting} new {waiting === 1 ? 'lead' : 'leads'}
            </Button>
          )}
        </div>
        <DataTable
          label="Leads"
          columns={columns}
          rows={rows}
          rowKey={(row) => row.lead_id}
          rowClass={(row) => (buffer.fresh.has(row.lead_id) ? 'fresh' : undefined)}
          onRow={(row) => void navigate({ to: '/admin/leads/$leadId', params: { leadId: row.lead_id } })}
          error={list.error}
          retry={() => void list.refetch()}
          maxHeight="max(320px, calc(100vh - 330px))"
          more={list.hasNextPage ? { load: () => void list.fetchNextPage(), busy: list.isFetchingNextPage } : undefined}
          empty={
            <NoLeads
              words={[...(person ? [personWords(person)] : []), ...chips(filters, zone).map(({ text }) => text)]}
              clear={() => change({})}
            />
          }
        />
      </div>
    </Page>
  );
}

function pick(
  rows: LeadRow[],
  chosen: ReadonlySet<string>,
  choose: (chosen: ReadonlySet<string>) => void,
): Column<LeadRow> {
  const all = rows.length > 0 && rows.every((row) => chosen.has(row.lead_id));
  const some = rows.some((row) => chosen.has(row.lead_id));
  const toggle = (id: string, on: boolean) => {
    const next = new Set(chosen);
    if (on) next.add(id);
    else next.delete(id);
    choose(next);
  };
  return {
    key: 'pick',
    width: 32,
    header: (
      <Checkbox
        size="xs"
        aria-label={all ? 'Select none' : `Select all ${rows.length} shown`}
        disabled={rows.length === 0}
        checked={all}
        indeterminate={some && !all}
        onChange={() => choose(new Set(all ? [] : rows.map((row) => row.lead_id)))}
      />
    ),
    cell: (row) => (
      <Checkbox
        size="xs"
        aria-label={`Select ${row.lead_id}`}
        checked={chosen.has(row.lead_id)}
        onChange={(event) => toggle(row.lead_id, event.currentTarget.checked)}
      />
    ),
  };
}

const liveWords: Record<LiveState, string> = {
  connecting: 'Connecting',
  live: 'Live',
  polling: 'Live stream interrupted: refreshing every 5 seconds',
};

function LiveWord({ state }: { state: LiveState }) {
  return (
    <span className="row small muted gap-6" role="status">
      <span className={`live-dot ${state} ${state === 'live' ? 'pulse' : ''}`} aria-hidden />
      {liveWords[state]}
    </span>
  );
}

function suggest(rows: LeadRow[]) {
  const of = (value: (row: LeadRow) => string | null) =>
    [...new Set(rows.map(value).filter((text) => text !== null))].toSorted();
  return {
    sources: of((row) => row.source_id),
    endpoints: of((row) => row.endpoint_id),
    lines: of((row) => row.service_line),
  };
}

function NoLeads({ words, clear }: { words: string[]; clear: () => void }) {
  if (words.length > 0) {
    return (
      <Empty
        title="No lead matches"
        action={
          <Button size="xs" variant="default" onClick={clear}>
            Clear the filters
          </Button>
        }
      >
        Nothing was received that is {words.map((word) => (word.startsWith('“') ? word : `“${word}”`)).join(' and ')}.
      </Empty>
    );
  }
  const lead = {
    first_name: 'Ann',
    last_name: 'Lee',
    phone: '5125550143',
    address: { zip: '78717' },
    service_line: 'termite',
  };
  const sample = [
    'curl -H "Authorization: Bearer $SOURCE_KEY" -H "Content-Type: application/json"',
    `-d '${JSON.stringify(lead)}'`,
    `${window.location.protocol}//${window.location.hostname}:8081/v1/leads`,
  ].join(' \\\n  ');
  return (
    <Empty title="No leads yet" action={<Code label="curl command">{sample}</Code>}>
      Every lead that a source posts appears here within a second. Publish a network, create a key for one of its
      sources, and post a first lead:
    </Empty>
  );
}
