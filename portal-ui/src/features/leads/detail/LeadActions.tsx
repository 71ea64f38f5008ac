import { Button } from '@mantine/core';
import { IconCheck, IconPlayerPlay, IconX } from '@tabler/icons-react';
import { useState } from 'react';
import type { LeadDetail } from '@/api/types';
import { done, failed } from '@/components/notify';
import { useLeadActions } from '../api';

/** What a person may decide about a lead that waits. */
export function LeadActions({ lead }: { lead: LeadDetail['lead'] }) {
  const { review, release } = useLeadActions(lead.lead_id);
  const [busy, setBusy] = useState(false);
  const act = async (work: () => Promise<unknown>, said: string) => {
    setBusy(true);
    try {
      await work();
      done(said);
    } catch (error) {
      failed(error);
    } finally {
      setBusy(false);
    }
  };
  if (lead.status === 'REVIEW') {
    return (
      <>
        <Button
          size="xs"
          loading={busy}
          leftSection={<IconCheck size={14} />}
          onClick={() => void act(() => review('approve'), 'Approved; routing decides now.')}
        >
          Approve
        </Button>
        <Button
          size="xs"
          variant="default"
          loading={busy}
          leftSection={<IconX size={14} />}
          onClick={() => void act(() => review('reject'), 'Rejected.')}
        >
          Reject
        </Button>
      </>
    );
  }
  if (lead.status === 'HELD') {
    return (
      <Button
        size="xs"
        loading={busy}
        leftSection={<IconPlayerPlay size={14} />}
        onClick={() => void act(release, 'Released; routing decides now.')}
      >
        Release now
      </Button>
    );
  }
  return null;
}
