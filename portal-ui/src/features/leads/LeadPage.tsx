import { getRouteApi } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useLead } from './api';
import type { LeadDetail } from '@/api/types';
import { may, useMe } from '@/session/session';
import { shortId, span } from '@/components/format';
import { Copy } from '@/components/Copy';
import { PortalLink } from '@/components/PortalLink';
import { Facts, Page, Section } from '@/components/page';
import { Notice } from '@/components/states';
import { UnloadedPage } from '@/components/UnloadedPage';
import { Reason, StatusBadge } from '@/components/StatusBadge';
import { MoneyText, When } from '@/components/values';
import { sentenceCase } from '@/components/vocabulary';
import { asText } from './detail/asText';
import { Dispositions } from './detail/Dispositions';
import { Attempts } from './detail/Attempts';
import { Checks } from './detail/Checks';
import { accepted } from './detail/disposition';
import { FileReturn } from './detail/FileReturn';
import { LeadActions } from './detail/LeadActions';
import { Ledger } from './detail/Ledger';
import { Returns } from './detail/Returns';
import { Timeline } from './detail/Timeline';
import { RevealContact } from './detail/RevealContact';
import { RoutingLog } from '@/components/RoutingLog';
import { ExplanationFor } from './detail/ExplanationFor';
import { UnconfirmedDeliveries } from './detail/UnconfirmedDeliveries';

const MOVING = new Set(['RECEIVED', 'VALIDATED', 'ALLOCATED', 'HELD', 'REVIEW']);
const WATCH_EVERY = 2_000;
const SETTLING = 60_000;

/** Watched closely while it moves and shortly after, so that the ledger's entries arrive on the page by themselves. */
function watch(detail: LeadDetail | undefined): number | false {
  if (!detail) return false;
  const young = Date.now() - new Date(detail.lead.received_at).getTime() < SETTLING;
  return MOVING.has(detail.lead.status) || young ? WATCH_EVERY : false;
}

const route = getRouteApi('/admin/leads/$leadId');

export function LeadPage() {
  const { leadId } = route.useParams();
  const { data, error, refetch } = useLead(leadId, watch);
  if (!data)
    return (
      <UnloadedPage
        title="Lead"
        loading="Loading the lead"
        error={error}
        retry={() => void refetch()}
        beside={
          <PortalLink to="/admin/leads" search={{}} className="small">
            All leads
          </PortalLink>
        }
      />
    );
  return <Detail detail={data} />;
}

function Detail({ detail }: { detail: LeadDetail }) {
  const { lead, decisions } = detail;
  const me = useMe();
  const facts = lead.facts;
  const mayFileReturn = may(me, 'HANDLE_MONEY') && accepted(detail.deliveries).length > 0 && !lead.test;
  const winner = decisions.flatMap((decision) => decision.allocations).at(-1)?.endpoint_id;
  return (
    <Page
      title={`Lead ${shortId(lead.lead_id.replace('lead_', ''))}`}
      beside={
        <>
          <StatusBadge of="lead" value={lead.status} />
          {lead.reason && <Reason code={lead.reason} />}
          <Copy text={lead.lead_id} label="Copy lead id" />
        </>
      }
      actions={
        <>
          {may(me, 'OPERATE') && <LeadActions lead={lead} />}
          <Copy text={asText(detail)} label="Copy the lead as text" words="Copy as text" />
        </>
      }
    >
      <p className="sentence" data-testid="sentence">
        {detail.sentence}
      </p>
      {detail.findings?.map((finding) => (
        <Notice key={`${finding.delivery_id} ${finding.at}`} tone="failed">
          {finding.sentence} <When at={finding.at} show="full" />
        </Notice>
      ))}
      <div className="two">
        <div className="stack gap-16">
          <Section title="Timeline">
            <Timeline items={detail.timeline} />
          </Section>
          {(lead.errors?.length ?? 0) > 0 && (
            <Section title="Bad fields">
              <Facts items={(lead.errors ?? []).map((bad) => [bad.field, bad.detail])} />
            </Section>
          )}
          {decisions.length > 0 && (
            <Section title={winner ? `Why did this go to ${winner}?` : 'Why did this go to nobody?'}>
              <RoutingLog decisions={decisions} />
            </Section>
          )}
          {decisions.length > 0 && (
            <ExplanationFor
              leadId={lead.lead_id}
              vendorId={lead.vendor_id}
              round={`${decisions.length}-${detail.deliveries.length}`}
            />
          )}
          {detail.checks.length > 0 && (
            <Section title="Checks">
              <Checks checks={detail.checks} />
            </Section>
          )}
          <UnconfirmedDeliveries detail={detail} />
          <Section title="Delivery attempts">
            {detail.attempts.length + detail.deliveries.length > 0 ? (
              <Attempts attempts={detail.attempts} deliveries={detail.deliveries} />
            ) : (
              <Nothing>Nothing was sent.</Nothing>
            )}
          </Section>
          <Dispositions detail={detail} />
          <Section title="Ledger">
            {detail.ledger.length > 0 ? (
              <Ledger entries={detail.ledger} />
            ) : (
              <Nothing>{lead.test ? 'A test lead moves no money.' : 'This lead has moved no money.'}</Nothing>
            )}
          </Section>
          {(detail.returns.length > 0 || mayFileReturn) && (
            <Section title="Returns">
              {detail.returns.length === 0 && <Nothing>No client has returned it.</Nothing>}
              <Returns returns={detail.returns} />
              {mayFileReturn && <FileReturn detail={detail} />}
            </Section>
          )}
        </div>
        <aside className="stack gap-16" aria-label="About the lead">
          <Section title="Lead">
            <Facts
              items={[
                [
                  'Id',
                  <span key="i" className="mono">
                    {lead.lead_id}
                  </span>,
                ],
                ['Received', <When key="w" at={lead.received_at} show="full" />],
                [
                  'Source',
                  lead.source_id && (
                    <PortalLink key="s" to="/admin/sources/$sourceId" params={{ sourceId: lead.source_id }}>
                      {lead.source_id}
                    </PortalLink>
                  ),
                ],
                ['Vendor', lead.vendor_id],
                ['Service line', lead.service_line],
                ['Segment', lead.segment],
                ['Place', [lead.zip, lead.city, lead.state].filter(Boolean).join(', ') || undefined],
                ...(facts?.location?.counties?.length
                  ? [['County', facts.location.counties.join(', ')] as [string, ReactNode]]
                  : []),
                ...(lead.campaign ? [['Campaign', lead.campaign] as [string, ReactNode]] : []),
                ...(lead.sub_id ? [['Sub id', lead.sub_id] as [string, ReactNode]] : []),
                ...(lead.held_until
                  ? [['Held until', <When key="h" at={lead.held_until} show="full" />] as [string, ReactNode]]
                  : []),
                ['Test', lead.test ? 'yes' : 'no'],
              ]}
            />
          </Section>
          <Section title="Result">
            <Facts
              items={[
                [
                  'Endpoint',
                  lead.endpoint_id ? (
                    <PortalLink key="e" to="/admin/endpoints/$endpointId" params={{ endpointId: lead.endpoint_id }}>
                      {lead.endpoint_id}
                    </PortalLink>
                  ) : undefined,
                ],
                ['Client', lead.client_id],
                ['Price', <MoneyText key="p" value={lead.price} />],
                ['Decided after', span(lead.decided_ms)],
                ['Delivered after', span(lead.delivered_ms)],
              ]}
            />
          </Section>
          {facts?.attributes && Object.keys(facts.attributes).length > 0 && (
            <Section title="Attributes">
              <Facts
                items={Object.entries(facts.attributes).map(([name, value]) => [sentenceCase(name), String(value)])}
              />
            </Section>
          )}
          {may(me, 'OPERATE') && (
            <Section title="Contact">
              <RevealContact leadId={lead.lead_id} />
            </Section>
          )}
        </aside>
      </div>
    </Page>
  );
}

const Nothing = ({ children }: { children: ReactNode }) => <p className="small muted">{children}</p>;
