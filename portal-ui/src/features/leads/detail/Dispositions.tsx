import { Button, NativeSelect, TextInput } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useState } from 'react';
import { recordDisposition, useRefreshLead } from '../api';
import type { LeadDetail } from '@/api/types';
import { may, useMe } from '@/session/session';
import { ActionDialog } from '@/components/Dialog';
import { done } from '@/components/notify';
import { Section } from '@/components/page';
import { StatusBadge } from '@/components/StatusBadge';
import { MoneyText, When } from '@/components/values';
import { dispositionStatuses, lookOf } from '@/components/vocabulary';
import { accepted, endsWork, isAmount, requestOf } from './disposition';

const ARRIVES = [500, 1_500, 4_000];
const labels = dispositionStatuses.map((value) => ({ value, label: lookOf('disposition', value).label }));

/** What became of the lead, as its clients say, and where an operator records what one said. */
export function Dispositions({ detail }: { detail: LeadDetail }) {
  const me = useMe();
  const deliveries = accepted(detail.deliveries);
  const said = detail.dispositions ?? [];
  if (deliveries.length === 0 || detail.lead.test) return null;
  return (
    <Section title="What became of it">
      <div className="stack">
        {said.length === 0 && <p className="small muted">Its client has said nothing yet.</p>}
        {said.map((each) => (
          <p key={`${each.delivery_id}${each.status}${each.occurred_at}`} className="row small">
            <StatusBadge of="disposition" value={each.status} />
            <span className={each.current ? undefined : 'muted'}>
              <When at={each.occurred_at} show="full" />: {each.client_id}
              {each.value && (
                <>
                  , <MoneyText value={each.value} />
                </>
              )}
              {!each.current && ' (no longer current)'}
            </span>
          </p>
        ))}
        {may(me, 'OPERATE') && <Recorder detail={detail} />}
      </div>
    </Section>
  );
}

function Recorder({ detail }: { detail: LeadDetail }) {
  const refreshLead = useRefreshLead();
  const deliveries = accepted(detail.deliveries);
  const empty = { delivery: deliveries[0]?.allocation.delivery_id ?? '', status: '', value: '', at: '' };
  const [opened, setOpened] = useState(false);
  const [typed, setTyped] = useState(empty);
  const delivery = deliveries.find((each) => each.allocation.delivery_id === typed.delivery);
  const currency = delivery?.allocation.price.currency ?? 'USD';
  const set = (name: keyof typeof empty) => (event: { currentTarget: { value: string } }) =>
    setTyped({ ...typed, [name]: event.currentTarget.value });

  const record = async () => {
    const request = requestOf(typed, currency, new Date());
    if (!request) return;
    await recordDisposition(request);
    done('Recorded.');
    setTyped(empty);
    // It reaches the page by way of the stream, a moment later.
    for (const wait of ARRIVES) setTimeout(() => void refreshLead(detail.lead.lead_id), wait);
  };

  return (
    <div>
      <Button size="xs" variant="default" leftSection={<IconPlus size={14} />} onClick={() => setOpened(true)}>
        Record what became of it
      </Button>
      <ActionDialog
        opened={opened}
        onClose={() => setOpened(false)}
        title="What became of the lead?"
        action="Record for good"
        disabled={!requestOf(typed, currency, new Date())}
        submit={record}
      >
        {deliveries.length > 1 && (
          <NativeSelect
            label="Client"
            value={typed.delivery}
            onChange={set('delivery')}
            data={deliveries.map(({ allocation }) => ({
              value: allocation.delivery_id,
              label: `${allocation.client_id} (${allocation.endpoint_id})`,
            }))}
          />
        )}
        <NativeSelect
          label="Result"
          data={[{ value: '', label: 'Choose…' }, ...labels]}
          value={typed.status}
          onChange={set('status')}
          data-autofocus
        />
        <TextInput
          label={`Value in ${currency}`}
          description="What the sale is worth, if that is known."
          value={typed.value}
          onChange={set('value')}
          inputMode="decimal"
          maxLength={15}
          error={typed.value.trim() && !isAmount(typed.value) ? 'An amount such as 1250.00' : undefined}
        />
        <TextInput
          label="When"
          description="On your own clock; now when empty."
          type="datetime-local"
          value={typed.at}
          onChange={set('at')}
        />
        <p className="small muted">
          What is recorded stays; a correction is a later entry.
          {endsWork(typed.status) &&
            ` Nobody works on the lead at ${delivery?.allocation.endpoint_id} any more: ` +
              'the slot that it holds there while it is in flight is given back.'}
        </p>
      </ActionDialog>
    </div>
  );
}
