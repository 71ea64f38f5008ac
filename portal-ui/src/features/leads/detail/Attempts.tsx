import type { Attempt, Finished } from '@/api/types';
import { Code } from '@/components/Code';
import { answerOf, span } from '@/components/format';
import { PortalLink } from '@/components/PortalLink';
import { Reason, StatusBadge } from '@/components/StatusBadge';
import { When } from '@/components/values';

export function Attempts({ attempts, deliveries }: { attempts: Attempt[]; deliveries: Finished[] }) {
  return (
    <div className="stack">
      {attempts.map((attempt) => (
        <div key={`${attempt.delivery_id}-${attempt.attempt}`} className="round">
          <div className="row">
            <span className="strong small">Attempt {attempt.attempt}</span>
            <PortalLink to="/admin/endpoints/$endpointId" params={{ endpointId: attempt.endpoint_id }}>
              {attempt.endpoint_id}
            </PortalLink>
            <StatusBadge of="attempt" value={attempt.result} />
            <span className="small muted">
              <When at={attempt.started_at} show="clock" /> · {answerOf(attempt) ?? 'no answer'} ·{' '}
              {span(attempt.millis)}
            </span>
            {attempt.possible_duplicate && <span className="small">may be a repeat</span>}
          </div>
          {(attempt.detail ?? attempt.reason) && (
            <p className="small">
              {attempt.reason && (
                <>
                  <Reason code={attempt.reason} />.{' '}
                </>
              )}
              {attempt.detail}
            </p>
          )}
          {attempt.next_attempt_at && (
            <p className="small">
              Next attempt at <When at={attempt.next_attempt_at} show="clock" />.
            </p>
          )}
          <details>
            <summary>Request</summary>
            <Code label={`Request of attempt ${attempt.attempt} at ${attempt.endpoint_id}`}>
              {pretty(attempt.request)}
            </Code>
          </details>
          {attempt.response !== null && (
            <details>
              <summary>Response</summary>
              <Code label={`Response to attempt ${attempt.attempt} at ${attempt.endpoint_id}`}>
                {pretty(attempt.response)}
              </Code>
            </details>
          )}
        </div>
      ))}
      {deliveries.map((delivery) => (
        <p key={delivery.allocation.delivery_id} className="row small">
          <StatusBadge of="delivery" value={delivery.outcome} />
          <span>
            Delivery to {delivery.allocation.endpoint_id} ended at <When at={delivery.at} show="clock" /> after{' '}
            {delivery.attempts} {delivery.attempts === 1 ? 'attempt' : 'attempts'}
            {delivery.external_id && (
              <>
                , their id <span className="mono">{delivery.external_id}</span>
              </>
            )}
            {delivery.buyer_reason && <>, in their words: {delivery.buyer_reason}</>}
            {delivery.reason && (
              <>
                {' '}
                (<Reason code={delivery.reason} />)
              </>
            )}
            .
          </span>
        </p>
      ))}
    </div>
  );
}

/** Headers stay as they are; a JSON body is indented. */
function pretty(text: string): string {
  const start = text.search(/[{[]/);
  if (start < 0) return text;
  try {
    return text.slice(0, start) + JSON.stringify(JSON.parse(text.slice(start)), null, 2);
  } catch {
    return text;
  }
}
