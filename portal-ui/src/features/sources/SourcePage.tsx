import { getRouteApi } from '@tanstack/react-router';
import { may, useMe } from '@/session/session';
import { useZone } from '@/session/zone';
import { Code } from '@/components/Code';
import { count, momentWithZone, percent } from '@/components/format';
import { PortalLink } from '@/components/PortalLink';
import { Facts, Page, Section } from '@/components/page';
import { Notice, Problem, Waiting } from '@/components/states';
import { CapList } from '@/components/values';
import { PauseStatus } from '@/components/pause/PauseStatus';
import { PauseButton } from '@/components/pause/PauseButton';
import { ApiKeys } from '@/components/keys/ApiKeys';
import { costInWords } from './SourcesPage';

import { useSource } from './api';

const route = getRouteApi('/admin/sources/$sourceId');

export function SourcePage() {
  const { sourceId } = route.useParams();
  const { data, error, refetch } = useSource(sourceId);
  const me = useMe();
  const zone = me.brand?.time_zone ?? 'UTC';
  const { now } = useZone();
  const back = (
    <PortalLink to="/admin/sources" search={{}} className="small">
      All sources
    </PortalLink>
  );
  if (!data)
    return (
      <Page title={sourceId} beside={back}>
        {error ? <Problem error={error} retry={() => void refetch()} /> : <Waiting label="Loading the source" />}
      </Page>
    );
  return (
    <Page
      title={data.source_id}
      beside={<PauseStatus row={data} zone={zone} />}
      actions={<PauseButton target={{ kind: 'sources', id: data.source_id, zone, paused: data.paused }} />}
    >
      {data.paused && (
        <Notice tone="waiting">
          Paused by {data.paused.by} at {momentWithZone(data.paused.at, zone, now)}:{' '}
          {data.paused.reason ?? 'no reason given'}.{' '}
          {data.paused.until
            ? `Resumes by itself at ${momentWithZone(data.paused.until, zone, now)}.`
            : 'Stays paused until somebody resumes it.'}
        </Notice>
      )}
      <div className="two">
        <div className="stack gap-16">
          {may(me, 'CONFIGURE') && <ApiKeys owner="sources" id={data.source_id} />}
          <Section title="Caps">
            <CapList caps={data.caps} zone={zone} none="No cap: it may send as many leads as it likes." />
          </Section>
          <Section
            title="Configuration"
            beside={
              <PortalLink to="/admin/leads" search={{ source: data.source_id }} className="small">
                All its leads
              </PortalLink>
            }
          >
            <details>
              <summary>As published</summary>
              <Code label="Configuration as published">{JSON.stringify(data.config, null, 2)}</Code>
            </details>
          </Section>
        </div>
        <aside className="stack" aria-label="About the source">
          <Section title="Source">
            <Facts
              items={[
                ['Name', data.name],
                [
                  'Vendor',
                  <span key="v">
                    {data.vendor_name} <span className="muted">{data.vendor_id}</span>
                  </span>,
                ],
                ['Cost', costInWords(data.cost)],
                ['Received today', count(data.received_today)],
                ['Accepted today', count(data.accepted_today)],
                ['Rejected today', count(data.rejected_today)],
                ['Accept rate', percent(data.accept_rate)],
              ]}
            />
          </Section>
        </aside>
      </div>
    </Page>
  );
}
