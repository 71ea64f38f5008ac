import type { Owners } from '@/api/types';
import { PortalLink } from '@/components/PortalLink';
import { Section } from '@/components/page';
import { Problem, Waiting } from '@/components/states';
import { Reason, StatusBadge } from '@/components/StatusBadge';
import { MoneyText, SentenceText, When } from '@/components/values';

import { useDecisionNow } from '../api';

/**
 * What would happen to a lead from here at this moment: holding a place is one thing, being open and under cap another.
 */
export function DecisionNow({ owners, line, today }: { owners: Owners; line: string | undefined; today: boolean }) {
  const lead = { service_line: line, segment: owners.segment, address: { zip: owners.zip } };
  const answer = useDecisionNow(lead, today && line !== undefined);
  if (!today) return null;
  return (
    <Section
      title="A lead from here, now"
      beside={
        line && (
          <PortalLink
            to="/admin/simulate"
            search={{ zip: owners.zip, line, segment: owners.segment }}
            className="small"
          >
            Every candidate, step by step
          </PortalLink>
        )
      }
    >
      {!line && (
        <p className="small muted">
          Choose a service line to see who would get a lead from here at this moment, and why.
        </p>
      )}
      {answer.error && <Problem error={answer.error} retry={() => void answer.refetch()} />}
      {line && !answer.error && !answer.data && <Waiting label="Deciding" />}
      {answer.data && (
        <div className="stack gap-4" data-testid="try">
          <div className="row">
            <StatusBadge of="decision" value={answer.data.outcome} />
            {answer.data.reason && <Reason code={answer.data.reason} />}
            {answer.data.allocations.map((each) => (
              <span key={each.endpoint_id}>
                {each.endpoint_id} for <MoneyText value={each.price} />
              </span>
            ))}
            {answer.data.held_until && (
              <span className="small muted">
                decided again at <When at={answer.data.held_until} show="full" />
              </span>
            )}
          </div>
          <p className="measure">
            <SentenceText text={answer.data.trace.sentence} />
          </p>
        </div>
      )}
    </Section>
  );
}
