import { Button, NativeSelect, TextInput } from '@mantine/core';
import { getRouteApi } from '@tanstack/react-router';
import { useState, type FormEvent } from 'react';
import { ApiError } from '@/api/client';
import type { Holder, Owners } from '@/api/types';
import { useMe } from '@/session/session';
import { useZone } from '@/session/zone';
import { fieldSentence, isoDay } from '@/components/format';
import { PortalLink } from '@/components/PortalLink';
import { Page, Section } from '@/components/page';
import { Empty, Notice, Problem } from '@/components/states';
import { ServiceLineSelect } from '@/components/ServiceLineSelect';
import { TerritoryFindings } from './components/TerritoryFindings';
import { Holders } from './components/Holders';
import { DecisionNow } from './components/DecisionNow';
import { summary } from './summary';

import { useOwners } from './api';

const segments = [
  { value: 'residential', label: 'Residential' },
  { value: 'commercial', label: 'Commercial' },
];
const route = getRouteApi('/admin/territories');

/** Who owns a place, on any day; and where the draft's rights overlap or leave gaps. */
export function TerritoriesPage() {
  const { show } = route.useSearch();
  return (
    <Page title="Territories">
      <nav className="tabs" aria-label="Territories">
        <PortalLink
          to="/admin/territories"
          search={(before) => ({ ...before, show: undefined })}
          activeOptions={{ exact: true, includeSearch: false }}
          className={show ? undefined : 'active'}
          activeProps={{}}
          aria-current={show ? undefined : 'page'}
        >
          Who holds it
        </PortalLink>
        <PortalLink
          to="/admin/territories"
          search={(before) => ({ ...before, show: 'gaps' })}
          activeProps={{}}
          className={show ? 'active' : undefined}
          aria-current={show ? 'page' : undefined}
        >
          Overlaps and gaps
        </PortalLink>
      </nav>
      {show === 'gaps' ? <TerritoryFindings /> : <Place />}
    </Page>
  );
}

interface Asked {
  zip: string;
  line: string;
  segment: string;
  on: string;
}

function Place() {
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const me = useMe();
  const { now } = useZone();
  const today = isoDay(now, me.brand?.time_zone ?? 'UTC');
  const on = search.on ?? today;
  const question = { zip: search.zip, service_line: search.line, segment: search.segment, on: search.on };
  const answer = useOwners(question);
  const wrong =
    answer.error instanceof ApiError && answer.error.status === 422 ? (answer.error.problem.errors ?? []) : undefined;
  const errorOf = (field: string) => wrong?.find((bad) => bad.field === field)?.detail;
  const sentenceOf = (field: string) => {
    const detail = errorOf(field);
    return detail ? fieldSentence(detail) : undefined;
  };
  return (
    <>
      <Question
        key={JSON.stringify(search)}
        asked={{ zip: search.zip ?? '', line: search.line ?? '', segment: search.segment ?? 'residential', on }}
        errorOf={sentenceOf}
        busy={answer.isFetching}
        ask={(asked) => {
          const next = {
            zip: asked.zip,
            line: asked.line || undefined,
            segment: asked.segment === 'residential' ? undefined : asked.segment,
            on: asked.on && asked.on !== today ? asked.on : undefined,
          };
          if (
            JSON.stringify(next) ===
            JSON.stringify({ zip: search.zip, line: search.line, segment: search.segment, on: search.on })
          )
            void answer.refetch();
          else void navigate({ search: next });
        }}
      />
      {!search.zip && (
        <Empty title="Whose is this place?">
          Give a ZIP, and a service line if you like: every right over it is listed in the order of its claim, as the
          live version has it on that day.
        </Empty>
      )}
      {answer.error && !wrong && <Problem error={answer.error} retry={() => void answer.refetch()} />}
      {search.zip && !answer.error && (
        <Answer owners={answer.data} zip={search.zip} line={search.line} today={on === today} />
      )}
    </>
  );
}

function Question({
  asked,
  errorOf,
  busy,
  ask,
}: {
  asked: Asked;
  errorOf: (field: string) => string | undefined;
  busy: boolean;
  ask: (asked: Asked) => void;
}) {
  const [form, setForm] = useState(asked);
  const [missing, setMissing] = useState(false);
  const set = (name: keyof Asked, value: string) => setForm((before) => ({ ...before, [name]: value }));
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const zip = form.zip.trim();
    setMissing(zip === '');
    if (zip !== '') ask({ ...form, zip });
  };
  return (
    <form className="row top" onSubmit={submit} role="search" aria-label="Which place">
      <TextInput
        size="xs"
        label="ZIP"
        w={180}
        inputMode="numeric"
        autoComplete="off"
        data-filter
        value={form.zip}
        error={missing ? 'This is needed.' : errorOf('zip')}
        onChange={(event) => set('zip', event.currentTarget.value)}
      />
      <ServiceLineSelect
        value={form.line}
        any="Every service line"
        error={errorOf('service_line')}
        onChange={(line) => set('line', line)}
      />
      <NativeSelect
        size="xs"
        label="Segment"
        data={segments}
        value={form.segment}
        error={errorOf('segment')}
        onChange={(event) => set('segment', event.currentTarget.value)}
      />
      <TextInput
        size="xs"
        label="As of"
        type="date"
        value={form.on}
        error={errorOf('on')}
        onChange={(event) => set('on', event.currentTarget.value)}
      />
      <Button type="submit" size="xs" loading={busy} className="beside-label">
        Show holders
      </Button>
    </form>
  );
}

function Answer({
  owners,
  zip,
  line,
  today,
}: {
  owners: Owners | undefined;
  zip: string;
  line: string | undefined;
  today: boolean;
}) {
  const several = (owners?.lines.length ?? 0) > 1;
  return (
    <>
      <Section
        title={
          owners ? [owners.zip, [owners.city, owners.state].filter(Boolean).join(', ')].filter(Boolean).join(' ') : zip
        }
        beside={
          <PortalLink to="/admin/simulate" search={{ zip, line, segment: owners?.segment }} className="small">
            Simulate a lead here
          </PortalLink>
        }
      >
        {owners && (
          <p className="small muted" data-testid="owners-of">
            {owners.counties.length > 0 && (
              <>
                {owners.counties.length === 1 ? 'County' : 'Counties'} {owners.counties.join(', ')} ·{' '}
              </>
            )}
            as of {owners.on} · configuration{' '}
            <PortalLink to="/admin/config/versions" search={{ to: String(owners.config_version) }}>
              v{owners.config_version}
            </PortalLink>
          </p>
        )}
        {!owners && <Holders label="Holders" holders={undefined} />}
        {owners?.lines.map((each) => (
          <div key={each.service_line ?? ''} className="stack">
            {several && <h3>{each.service_line}</h3>}
            {each.holders.length > 0 && <p data-testid="claims">{summary(each.holders)}</p>}
            {conflict(each.holders) && (
              <Notice tone="failed">
                Two exclusive rights of one tier hold this place at once. Publishing refuses that; the draft shows which
                under Overlaps and gaps.
              </Notice>
            )}
            <Holders label={several ? `Holders for ${each.service_line}` : 'Holders'} holders={each.holders} />
          </div>
        ))}
      </Section>
      {owners && <DecisionNow owners={owners} line={line} today={today} />}
    </>
  );
}

const conflict = (holders: Holder[]) =>
  new Set(
    holders
      .filter((holder) => holder.claim === 'FIRST' && holder.right === 'exclusive')
      .map((holder) => holder.endpoint_id),
  ).size > 1;
