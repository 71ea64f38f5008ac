import { Button, TextInput } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { call } from '../../api/client';
import type { Finished, LeadDetail } from '../../api/types';
import { may, useMe } from '../../app/session';
import { ActionDialog } from '../../ui/Dialog';
import { done } from '../../ui/notify';
import { Section } from '../../ui/page';

type What = 'confirm' | 'resend' | 'write-off';

const words: Record<What, { action: string; title: string; says: string; said: string }> = {
  confirm: { action: 'Confirm', title: 'The endpoint has the lead', says: 'As if it had accepted it: the client is charged, and may return it.', said: 'Confirmed; the lead is delivered.' },
  resend: { action: 'Send again', title: 'Send it once more', says: 'To the same endpoint, under the same id and marked as a possible duplicate. If it is accepted, the delivery is confirmed.', said: 'Sent again; the attempt shows the answer.' },
  'write-off': { action: 'Write off', title: 'Give the delivery up', says: 'Nothing is charged, and the lead ends here: it is sold to nobody else, because the endpoint may have it.', said: 'Written off.' },
};

/** Deliveries of which nobody knows whether they arrived, and what a person may decide about each. */
export function Unconfirmed({ detail, path }: { detail: LeadDetail; path: string }) {
  const me = useMe();
  const queries = useQueryClient();
  const [asked, setAsked] = useState<{ what: What; delivery: Finished }>();
  const [note, setNote] = useState('');
  const open = detail.deliveries.filter((delivery) => delivery.outcome === 'UNKNOWN');
  if (open.length === 0) return null;
  const submit = async () => {
    if (!asked) return;
    try {
      await call('POST', `/api/admin/deliveries/${encodeURIComponent(asked.delivery.allocation.delivery_id)}/${asked.what}`, { body: { note: note.trim() } });
      done(words[asked.what].said);
    } finally {
      await queries.invalidateQueries({ predicate: (query) => ['lead', 'summary', path].includes(String(query.queryKey[0])) });
    }
  };
  return (
    <Section title="Did it arrive?">
      {open.map((delivery) => (
        <div key={delivery.allocation.delivery_id} className="stack">
          <p className="small">{delivery.allocation.endpoint_id} may have the lead: its {delivery.attempts} {delivery.attempts === 1 ? 'attempt' : 'attempts'} brought no certain answer. Ask the client, then decide.</p>
          {may(me, 'operate') && (
            <div className="row">
              {(Object.keys(words) as What[]).map((what) => (
                <Button key={what} size="xs" variant={what === 'confirm' ? 'filled' : 'default'} onClick={() => { setNote(''); setAsked({ what, delivery }); }}>{words[what].action}</Button>
              ))}
            </div>
          )}
        </div>
      ))}
      {asked && (
        <ActionDialog opened onClose={() => setAsked(undefined)} title={words[asked.what].title} action={words[asked.what].action} danger={asked.what === 'write-off'} disabled={note.trim().length < 3} submit={submit}>
          <p className="small">{words[asked.what].says}</p>
          <TextInput label="How do you know?" description="Goes into the audit log with your name." value={note} onChange={(event) => setNote(event.currentTarget.value)} data-autofocus maxLength={500} />
        </ActionDialog>
      )}
    </Section>
  );
}
