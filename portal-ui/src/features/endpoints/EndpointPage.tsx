import { getRouteApi } from '@tanstack/react-router';
import type { RecentAttempt, Right } from '@/api/types';
import { PublishedConfig } from '@/components/PublishedConfig';
import { DataTable, type Column } from '@/components/DataTable';
import { answerOf, shortId, span } from '@/components/format';
import { PortalLink } from '@/components/PortalLink';
import { Facts, Page, Section } from '@/components/page';
import { Notice } from '@/components/states';
import { UnloadedPage } from '@/components/UnloadedPage';
import { Reason, StatusBadge } from '@/components/StatusBadge';
import { CapList, PriceText, When } from '@/components/values';
import { sentenceCase } from '@/components/vocabulary';
import { PausedNotice } from '@/components/pause/PausedNotice';
import { PauseStatus } from '@/components/pause/PauseStatus';
import { PauseButton } from '@/components/pause/PauseButton';

import { useEndpoint } from './api';

const SHOWN_IN_AREA = 8;

/** An area in words: the first few of each list, and how many more. */
export function areaInWords(area: Record<string, unknown>): string {
  const parts: string[] = [];
  for (const [name, value] of Object.entries(area)) {
    if (Array.isArray(value) && value.length > 0) {
      const more = value.length > SHOWN_IN_AREA ? ` and ${value.length - SHOWN_IN_AREA} more` : '';
      parts.push(
        `${sentenceCase(name).replace('Except', 'without')} ${value.slice(0, SHOWN_IN_AREA).join(', ')}${more}`,
      );
    } else if (name === 'radius' && value && typeof value === 'object') {
      const radius = value as { lat: number; lon: number; miles: number };
      parts.push(`${radius.miles} miles around ${radius.lat}, ${radius.lon}`);
    }
  }
  return parts.join('; ');
}

const rightColumns: Column<Right>[] = [
  {
    key: 'right',
    header: 'Right',
    keep: true,
    cell: (row) => (
      <>
        {sentenceCase(row.right)} <span className="muted">tier {row.tier}</span>
      </>
    ),
  },
  {
    key: 'lines',
    header: 'Service lines',
    cell: (row) => (row.service_lines?.length ? row.service_lines.join(', ') : 'all'),
  },
  {
    key: 'segments',
    header: 'Segments',
    cell: (row) => (row.segments?.length ? row.segments.map((segment) => segment.toLowerCase()).join(', ') : 'all'),
  },
  { key: 'area', header: 'Area', cell: (row) => areaInWords(row.area) },
  { key: 'from', header: 'From', keep: true, cell: (row) => row.from ?? <span className="muted">always</span> },
  { key: 'to', header: 'To', keep: true, cell: (row) => row.to ?? <span className="muted">open</span> },
  { key: 'price', header: 'Price', num: true, cell: (row) => <PriceText value={row.price} /> },
];

const attemptColumns: Column<RecentAttempt>[] = [
  { key: 'at', header: 'At', cell: (row) => <When at={row.started_at} /> },
  {
    key: 'lead',
    header: 'Lead',
    cell: (row) => (
      <PortalLink to="/admin/leads/$leadId" params={{ leadId: row.lead_id }} className="row-link mono" data-row>
        {shortId(row.lead_id)}
      </PortalLink>
    ),
  },
  { key: 'n', header: 'Attempt', num: true, cell: (row) => row.attempt },
  { key: 'result', header: 'Result', cell: (row) => <StatusBadge of="attempt" value={row.result} /> },
  { key: 'status', header: 'Answer', cell: (row) => answerOf(row) ?? '–' },
  { key: 'ms', header: 'Took', num: true, cell: (row) => span(row.millis) },
  { key: 'why', header: 'Reason', clip: true, cell: (row) => <Reason code={row.reason} /> },
];

const route = getRouteApi('/admin/endpoints/$endpointId');

export function EndpointPage() {
  const { endpointId } = route.useParams();
  const { data, error, refetch } = useEndpoint(endpointId);
  if (!data)
    return (
      <UnloadedPage
        title={endpointId}
        loading="Loading the endpoint"
        error={error}
        retry={() => void refetch()}
        beside={
          <PortalLink to="/admin/endpoints" search={{}} className="small">
            All endpoints
          </PortalLink>
        }
      />
    );
  return (
    <Page
      title={data.endpoint_id}
      beside={
        <>
          <PauseStatus row={data} zone={data.time_zone} />
          <StatusBadge of="health" value={data.health?.state ?? 'UNKNOWN'} />
        </>
      }
      actions={
        <PauseButton target={{ kind: 'endpoints', id: data.endpoint_id, zone: data.time_zone, paused: data.paused }} />
      }
    >
      <PausedNotice paused={data.paused} zone={data.time_zone} />
      {data.health?.state === 'OPEN' && (
        <Notice tone="failed">
          The breaker is open: {data.health.reason ?? 'deliveries fail'}. Routing passes this endpoint by until it
          recovers.
        </Notice>
      )}
      <div className="two">
        <div className="stack gap-16">
          <Section title="Caps">
            <CapList
              caps={data.caps}
              zone={data.time_zone}
              none="No cap: it takes as many leads as it is entitled to."
            />
          </Section>
          <Section title="Territory rights">
            <DataTable
              label="Territory rights"
              wrap
              columns={rightColumns}
              rows={data.territories}
              rowKey={(row) => row.id ?? JSON.stringify(row)}
              maxHeight={360}
              empty={<p className="small muted">No right over any territory; it can only be in a plan’s list.</p>}
            />
          </Section>
          <Section
            title="Recent attempts"
            beside={
              <PortalLink to="/admin/leads" search={{ endpoint: data.endpoint_id }} className="small">
                All its leads
              </PortalLink>
            }
          >
            <DataTable
              label="Recent attempts"
              columns={attemptColumns}
              rows={data.recent_attempts}
              rowKey={(row) => `${row.delivery_id}-${row.attempt}`}
              maxHeight={420}
              empty={<p className="small muted">Nothing was delivered here yet.</p>}
            />
          </Section>
          <Section title="Configuration">
            <PublishedConfig config={data.config} />
          </Section>
        </div>
        <aside className="stack" aria-label="About the endpoint">
          <Section title="Endpoint">
            <Facts
              items={[
                ['Name', data.name],
                [
                  'Client',
                  <span key="c">
                    {data.client_name} <span className="muted">{data.client_id}</span>
                  </span>,
                ],
                [
                  'Client keys',
                  <PortalLink key="k" to="/admin/secrets" search={{ client: data.client_id }}>
                    Manage
                  </PortalLink>,
                ],
                ['Kind', sentenceCase(data.kind ?? '')],
                ['Method', data.method],
                ['Price', <PriceText key="p" value={data.price} />],
                ['Hours now', <StatusBadge key="h" of="hours" value={data.hours_now} />],
                ['Time zone', data.time_zone],
                ['Delivered today', String(data.delivered_today)],
                ['Refused today', String(data.refused_today)],
                ['Last delivered', <When key="l" at={data.last_delivered_at} />],
                ['Health since', data.health?.since ? <When key="s" at={data.health.since} /> : undefined],
              ]}
            />
          </Section>
        </aside>
      </div>
    </Page>
  );
}
