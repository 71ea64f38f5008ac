import { Button } from '@mantine/core';
import { useState } from 'react';
import { useDeliveryDecisions, type DecidedDelivery } from '../api';
import type { Finished, LeadDetail } from '@/api/types';
import { may, useMe } from '@/session/session';
import { done } from '@/components/notify';
import { Section } from '@/components/page';
import { DecideDialog, decisions, type Decided, type DeliveryDecision } from '../components/DecideDialog';

const outcomeWords = (result: DecidedDelivery, what: DeliveryDecision): string => {
  if (what === 'resend')
    return result.state === 'under_way'
      ? 'Sent again; the endpoint takes its time. The attempt shows the answer.'
      : 'Sent again; the attempt shows the answer.';
  return what === 'confirm' ? 'Confirmed; the lead is delivered.' : 'Written off.';
};

/** Deliveries of which nobody knows whether they arrived, and what a person may decide about each. */
export function UnconfirmedDeliveries({ detail }: { detail: LeadDetail }) {
  const me = useMe();
  const { decideDelivery, refresh } = useDeliveryDecisions();
  const [asked, setAsked] = useState<{ what: DeliveryDecision; delivery: Finished }>();
  const open = detail.deliveries.filter((delivery) => delivery.outcome === 'UNKNOWN');
  if (open.length === 0) return null;
  const submit = async ({ what, delivery }: { what: DeliveryDecision; delivery: Finished }, decided: Decided) => {
    try {
      const answer = await decideDelivery(delivery.allocation.delivery_id, what, decided);
      done(outcomeWords(answer, what));
    } finally {
      await refresh();
    }
  };
  return (
    <Section title="Did it arrive?">
      {open.map((delivery) => (
        <div key={delivery.allocation.delivery_id} className="stack">
          <p className="small">
            {delivery.allocation.endpoint_id} may have the lead: its {delivery.attempts}{' '}
            {delivery.attempts === 1 ? 'attempt' : 'attempts'} brought no certain answer. Ask the client, then decide.
          </p>
          {may(me, 'OPERATE') && (
            <div className="row">
              {(Object.keys(decisions) as DeliveryDecision[]).map((what) => (
                <Button
                  key={what}
                  size="xs"
                  variant={what === 'confirm' ? 'filled' : 'default'}
                  onClick={() => setAsked({ what, delivery })}
                >
                  {decisions[what].action}
                </Button>
              ))}
            </div>
          )}
        </div>
      ))}
      {asked && (
        <DecideDialog
          what={asked.what}
          onClose={() => setAsked(undefined)}
          submit={(decided) => submit(asked, decided)}
        />
      )}
    </Section>
  );
}
