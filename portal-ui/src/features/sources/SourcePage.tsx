import { getRouteApi } from '@tanstack/react-router';
import { may, useMe } from '@/session/session';
import { PublishedConfig } from '@/components/PublishedConfig';
import { count, percent } from '@/components/format';
import { PortalLink } from '@/components/PortalLink';
import { Facts, Page, Section } from '@/components/page';
import { UnloadedPage } from '@/components/UnloadedPage';
import { CapList } from '@/components/values';
import { PausedNotice } from '@/components/pause/PausedNotice';
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
  if (!data)
    return (
      <UnloadedPage
        title={sourceId}
        loading="Loading the source"
        error={error}
        retry={() => void refetch()}
        beside={
          <PortalLink to="/admin/sources" search={{}} className="small">
            All sources
          </PortalLink>
        }
      />
    );
  return (
    <Page
      title={data.source_id}
      beside={<PauseStatus row={data} zone={zone} />}
      actions={<PauseButton target={{ kind: 'sources', id: data.source_id, zone, paused: data.paused }} />}
    >
      <PausedNotice paused={data.paused} zone={zone} />
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
            <PublishedConfig config={data.config} />
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
