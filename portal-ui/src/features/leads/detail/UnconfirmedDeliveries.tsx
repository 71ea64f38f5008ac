import { Button } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { call } from '@/api/client';
import type { DeliveryResult, Finished, LeadDetail } from '@/api/types';
import { may, useMe } from '@/session/session';
import { done } from '@/components/notify';
import { Section } from '@/components/page';
import { DecideDialog, decisions, type Decided, type What } from '../components/DecideDialog';

const one = (result: { answer?: string; state?: string; result?: string | null }, what: What): string => {
  if (what === 'resend')
    return result.state === 'under_way'
      ? 'Sent again; the endpoint takes its time. The attempt shows the answer.'
      : 'Sent again; the attempt shows the answer.';
  return what === 'confirm' ? 'Confirmed; the lead is delivered.' : 'Written off.';
};

/** Deliveries of which nobody knows whether they arrived, and what a person may decide about each. */
export function UnconfirmedDeliveries({ detail, path }: { detail: LeadDetail; path: string }) {
  const me = useMe();
  const queries = useQueryClient();
  const [asked, setAsked] = useState<{ what: What; delivery: Finished }>();
  const open = detail.deliveries.filter((delivery) => delivery.outcome === 'UNKNOWN');
  if (open.length === 0) return null;
  const submit = async ({ what, delivery }: { what: What; delivery: Finished }, decided: Decided) => {
    try {
      const answer = await call<Partial<DeliveryResult>>(
        'POST',
        `/api/admin/deliveries/${encodeURIComponent(delivery.allocation.delivery_id)}/${what}`,
        { body: decided },
      );
      done(one(answer as Record<string, string>, what));
    } finally {
      await queries.invalidateQueries({
        predicate: (query) => ['lead', 'leads', 'summary', path].includes(String(query.queryKey[0])),
      });
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
              {(Object.keys(decisions) as What[]).map((what) => (
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
