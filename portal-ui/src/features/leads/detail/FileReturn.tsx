import { Button, NativeSelect, Textarea, TextInput } from '@mantine/core';
import { IconArrowBackUp } from '@tabler/icons-react';
import { useState } from 'react';
import type { LeadDetail } from '@/api/types';
import { ActionDialog } from '@/components/Dialog';
import { done } from '@/components/notify';
import { fileReturn, useRefreshLead } from '../api';
import { accepted } from './disposition';
import { outcomeOfReturn, readReason } from './returnRequest';

const ARRIVES = [500, 1_500, 4_000];
const EMPTY = { reason: '', note: '' };

/** Files a return for a client that told it in another way, for instance on the phone. */
export function FileReturn({ detail }: { detail: LeadDetail }) {
  const refreshLead = useRefreshLead();
  const deliveries = accepted(detail.deliveries).map(({ allocation }) => allocation);
  const [opened, setOpened] = useState(false);
  const [chosen, setChosen] = useState(deliveries[0]?.delivery_id ?? '');
  const [typed, setTyped] = useState(EMPTY);
  const delivery = deliveries.find((each) => each.delivery_id === chosen);
  const reason = readReason(typed.reason);
  if (!delivery) return null;

  const submit = async () => {
    if (!reason) return;
    const made = await fileReturn({
      client_id: delivery.client_id,
      delivery_id: delivery.delivery_id,
      reason,
      note: typed.note.trim() || null,
    });
    done(outcomeOfReturn(made));
    setTyped(EMPTY);
    // It reaches the page by way of the stream, a moment later.
    for (const wait of ARRIVES) setTimeout(() => void refreshLead(detail.lead.lead_id), wait);
  };

  return (
    <div>
      <Button size="xs" variant="default" leftSection={<IconArrowBackUp size={14} />} onClick={() => setOpened(true)}>
        File a return
      </Button>
      <ActionDialog
        opened={opened}
        onClose={() => setOpened(false)}
        title="File a return for the client"
        action="File return"
        disabled={!reason}
        submit={submit}
      >
        <p className="small">
          It is decided as if {delivery.client_id} had filed it: its agreement says whether the reason, the time and the
          share of returns allow it. A delivery is returned once.
        </p>
        {deliveries.length > 1 && (
          <NativeSelect
            label="Delivery"
            value={chosen}
            onChange={(event) => setChosen(event.currentTarget.value)}
            data={deliveries.map((each) => ({
              value: each.delivery_id,
              label: `${each.client_id} (${each.endpoint_id})`,
            }))}
          />
        )}
        <TextInput
          label="Reason"
          description="As the agreement names it, for instance wrong_number."
          value={typed.reason}
          maxLength={64}
          error={typed.reason.trim() && !reason ? 'Lower-case letters, digits, _ and - only.' : undefined}
          onChange={(event) => setTyped({ ...typed, reason: event.currentTarget.value })}
          data-autofocus
        />
        <Textarea
          label="Note (optional)"
          description="Kept with the return. No personal data, please."
          value={typed.note}
          maxLength={2000}
          rows={3}
          onChange={(event) => setTyped({ ...typed, note: event.currentTarget.value })}
        />
      </ActionDialog>
    </div>
  );
}
