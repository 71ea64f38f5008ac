import { Progress, Radio, TextInput } from '@mantine/core';
import { useState } from 'react';
import { ActionDialog } from '@/components/Dialog';

/** What a person decides about a delivery of which nobody knows whether it arrived. */
export type DeliveryDecision = 'confirm' | 'resend' | 'write-off';
export interface Decided {
  note: string;
  goes_to?: 'nobody' | 'others';
}

export const decisions: Record<DeliveryDecision, { action: string; title: string; says: string }> = {
  confirm: {
    action: 'Confirm',
    title: 'The endpoint has the lead',
    says: 'As if it had accepted it: the client is charged, and may return it.',
  },
  resend: {
    action: 'Send again',
    title: 'Send it once more',
    says:
      'To the same endpoint, under the same id and marked as a possible duplicate. ' +
      'If it is accepted, the delivery is confirmed.',
  },
  'write-off': {
    action: 'Write off',
    title: 'Give the delivery up',
    says: 'Nothing is charged, and its slot is given back. The endpoint may have the lead all the same.',
  },
};

interface Props {
  what: DeliveryDecision;
  leads?: number;
  progress?: number | undefined;
  onClose: () => void;
  submit: (decided: Decided) => Promise<unknown>;
}

/** Asks how it is known, and what becomes of a lead that is given up; `leads` where it is about many at once. */
export function DecideDialog({ what, leads, progress, onClose, submit }: Props) {
  const [note, setNote] = useState('');
  const [goesTo, setGoesTo] = useState<'nobody' | 'others'>('nobody');
  const words = decisions[what];
  const title = leads === undefined ? words.title : `${words.action}: ${leads} ${leads === 1 ? 'lead' : 'leads'}`;
  return (
    <ActionDialog
      opened
      onClose={onClose}
      title={title}
      action={words.action}
      danger={what === 'write-off'}
      disabled={note.trim().length < 3}
      submit={() => submit({ note: note.trim(), ...(what === 'write-off' ? { goes_to: goesTo } : {}) })}
    >
      <p className="small">
        {words.says}
        {leads !== undefined && ' Every delivery in doubt of these leads.'}
      </p>
      {what === 'write-off' && (
        <Radio.Group
          label="And the lead"
          value={goesTo}
          onChange={(value) => setGoesTo(value === 'others' ? 'others' : 'nobody')}
        >
          <div className="stack below-label">
            <Radio size="xs" value="nobody" label="Ends here: it is sold to nobody else" />
            <Radio size="xs" value="others" label="Goes to others: two clients may then have it" />
          </div>
        </Radio.Group>
      )}
      <TextInput
        label="How do you know?"
        description="Goes into the audit log with your name. No personal data, please."
        value={note}
        onChange={(event) => setNote(event.currentTarget.value)}
        data-autofocus
        maxLength={500}
      />
      {progress !== undefined && <Progress value={progress} aria-label="Decided so far" />}
    </ActionDialog>
  );
}
