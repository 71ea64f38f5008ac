import { Button, NativeSelect, TextInput } from '@mantine/core';
import { IconPlayerPause, IconPlayerPlay } from '@tabler/icons-react';
import { useState } from 'react';
import { ActionDialog } from '../Dialog';
import { instantAt, isoDay, momentWithZone } from '../format';
import { done, failed, undoable } from '../notify';

import { usePauseActions, type PauseTarget } from './api';

const HOUR = 3_600_000;
const choices = [
  { value: '', label: 'Until somebody resumes it' },
  { value: '0.5', label: 'For 30 minutes' },
  { value: '1', label: 'For 1 hour' },
  { value: '4', label: 'For 4 hours' },
  { value: 'tomorrow', label: 'Until tomorrow, 08:00' },
  { value: 'custom', label: 'Until a date and time' },
];

/** When the pause ends, in the owner's zone; null means until resumed. */
export function untilOf(choice: string, custom: string, zone: string, now: Date): Date | null {
  if (choice === '') return null;
  if (choice === 'tomorrow') return instantAt(`${isoDay(new Date(now.getTime() + 24 * HOUR), zone)}T08:00`, zone);
  if (choice === 'custom') return custom ? instantAt(custom, zone) : null;
  return new Date(now.getTime() + Number(choice) * HOUR);
}

/** Stops an endpoint or source: works at once, without a publish, and can be taken back. */
export function PauseButton({ target, size = 'xs' }: { target: PauseTarget; size?: 'xs' | 'compact-xs' }) {
  const { pause, resume } = usePauseActions(target);
  const [asking, setAsking] = useState(false);
  const [busy, setBusy] = useState(false);
  const onResume = async () => {
    const before = target.paused;
    setBusy(true);
    try {
      await resume();
      if (before)
        undoable(`${target.id} takes leads again`, () => pause(before.reason ?? 'Paused again', before.until));
      else done(`${target.id} takes leads again`);
    } catch (error) {
      failed(error);
    } finally {
      setBusy(false);
    }
  };
  const paused = target.paused !== null;
  return (
    <>
      <Button
        size={size}
        variant="default"
        loading={busy}
        leftSection={paused ? <IconPlayerPlay size={13} /> : <IconPlayerPause size={13} />}
        aria-label={`${paused ? 'Resume' : 'Pause'} ${target.id}`}
        onClick={paused ? () => void onResume() : () => setAsking(true)}
      >
        {paused ? 'Resume' : 'Pause'}
      </Button>
      {asking && (
        <PauseDialog
          target={target}
          onClose={() => setAsking(false)}
          pause={async (reason, until) => {
            await pause(reason, until);
            undoable(`${target.id} is paused`, resume);
          }}
        />
      )}
    </>
  );
}

function PauseDialog({
  target,
  onClose,
  pause,
}: {
  target: PauseTarget;
  onClose: () => void;
  pause: (reason: string, until: string | null) => Promise<void>;
}) {
  const [reason, setReason] = useState('');
  const [choice, setChoice] = useState('1');
  const [custom, setCustom] = useState('');
  const now = new Date();
  const until = untilOf(choice, custom, target.zone, now);
  const consequence =
    target.kind === 'endpoints'
      ? 'From this moment it gets no new leads; routing goes on to the next candidate. ' +
        'Leads already on their way still arrive.'
      : 'From this moment its submissions are refused with SOURCE_PAUSED. Leads already received go on.';
  return (
    <ActionDialog
      opened
      onClose={onClose}
      title={`Pause ${target.id}`}
      action="Pause now"
      disabled={reason.trim() === '' || (choice === 'custom' && !until)}
      submit={() => pause(reason.trim(), until?.toISOString() ?? null)}
    >
      <p className="small">{consequence}</p>
      <TextInput
        label="Reason"
        description="Shown here and in the audit log."
        value={reason}
        onChange={(event) => setReason(event.currentTarget.value)}
        data-autofocus
        maxLength={200}
      />
      <NativeSelect
        label="How long"
        data={choices}
        value={choice}
        onChange={(event) => setChoice(event.currentTarget.value)}
      />
      {choice === 'custom' && (
        <TextInput
          type="datetime-local"
          label={`Until (${target.zone})`}
          value={custom}
          onChange={(event) => setCustom(event.currentTarget.value)}
        />
      )}
      <p className="small muted">
        {until
          ? `Resumes by itself at ${momentWithZone(until.toISOString(), target.zone, now)}.`
          : 'Stays paused until somebody resumes it.'}
      </p>
    </ActionDialog>
  );
}
