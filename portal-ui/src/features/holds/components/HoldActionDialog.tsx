import { NativeSelect, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { HoldAction, HoldResult, Waiting } from '@/api/types';
import { ActionDialog } from '@/components/Dialog';
import { done, undoable } from '@/components/notify';
import { Problem } from '@/components/states';
import { When } from '@/components/values';
import { outcome, prospects, verbs } from '../labels';

import { performHoldAction, useHoldPreview, useRefreshHolds, type HoldItem } from '../api';

const HOUR = 3_600_000;
const longer = [
  { value: '4', label: '4 hours longer' },
  { value: '24', label: '1 day longer' },
  { value: '72', label: '3 days longer' },
  { value: '168', label: '1 week longer' },
];

/** How what was done is taken back, where that is possible. */
function backwards(action: HoldAction, results: HoldResult[]): { action: HoldAction; items: HoldItem[] } | undefined {
  const items = results
    .filter((result) => result.answer === 'DONE' && result.expired_before)
    .map((result) => ({ lead_id: result.lead_id, until: result.expired_before ?? undefined }));
  if (items.length === 0) return undefined;
  if (action === 'park') return { action: 'approve', items };
  return undefined;
}

interface Props {
  action: HoldAction;
  rows: Waiting[];
  onClose: () => void;
  onDone: () => void;
}

/** Asks once more, with the consequences in numbers; says afterwards what became of it. */
export function HoldActionDialog({ action, rows, onClose, onDone }: Props) {
  const refresh = useRefreshHolds();
  const [reason, setReason] = useState('');
  const [hours, setHours] = useState('24');
  const verb = verbs[action];
  const submit = async () => {
    const items = rows.map((row) => ({
      lead_id: row.lead_id,
      ...(action === 'extend'
        ? { until: new Date(new Date(row.expires_at).getTime() + Number(hours) * HOUR).toISOString() }
        : {}),
    }));
    try {
      const results = await performHoldAction(action, items, reason.trim());
      const back = backwards(action, results);
      const said = outcome(results);
      if (back) {
        undoable(said, async () => {
          await performHoldAction(back.action, back.items, 'Taken back');
          await refresh();
        });
      } else done(said);
      onDone();
    } finally {
      await refresh();
    }
  };
  return (
    <ActionDialog
      opened
      onClose={onClose}
      title={verb.title(rows.length)}
      action={verb.title(rows.length)}
      danger={verb.danger}
      disabled={verb.needsReason && reason.trim() === ''}
      submit={submit}
    >
      {(action === 'release' || action === 'approve') && <Prospects rows={rows} action={action} />}
      {action === 'extend' && <Longer rows={rows} hours={hours} setHours={setHours} />}
      {action === 'park' && (
        <p className="small">
          {rows.length === 1 ? 'It leaves' : 'They leave'} the queue, and nobody gets{' '}
          {rows.length === 1 ? 'it' : 'them'} until a person approves. Left alone for thirty days,{' '}
          {rows.length === 1 ? 'it is' : 'they are'} rejected.
        </p>
      )}
      {action === 'reject' && (
        <p className="small">
          {rows.length === 1 ? 'It ends' : `All ${rows.length} end`} here as rejected, and {vendors(rows)} told so: “The
          lead was rejected after review.” The contact is forgotten, so this cannot be undone.
        </p>
      )}
      {verb.needsReason && (
        <TextInput
          label="Reason"
          description="Goes into the audit log; neither vendors nor clients see it. No personal data, please."
          value={reason}
          onChange={(event) => setReason(event.currentTarget.value)}
          maxLength={300}
          data-autofocus
        />
      )}
    </ActionDialog>
  );
}

const vendors = (rows: Waiting[]) => {
  const sources = new Set(rows.map((row) => row.source_id));
  return sources.size === 1 ? `the vendor of ${[...sources][0]} is` : `the vendors of ${sources.size} sources are`;
};

function Prospects({ rows, action }: { rows: Waiting[]; action: HoldAction }) {
  const ids = rows.slice(0, 200).map((row) => row.lead_id);
  const { data, error } = useHoldPreview(ids);
  if (error) return <Problem error={error} />;
  return (
    <div className="stack small prospects gap-4" role="status" data-testid="prospects">
      {!data && <span className="muted">Working out what would happen…</span>}
      {data && prospects(data, action).map((line) => <span key={line}>{line}</span>)}
      {data && (
        <span className="muted">
          As things stand now{rows.length > ids.length && `, for the first ${ids.length}`}. A lead that is sent cannot
          be called back.
        </span>
      )}
    </div>
  );
}

function Longer({ rows, hours, setHours }: { rows: Waiting[]; hours: string; setHours: (hours: string) => void }) {
  const earliest = rows.map((row) => row.expires_at).toSorted()[0];
  return (
    <>
      <p className="small">
        {rows.length === 1 ? 'It is' : 'They are'} rejected as too old {rows.length === 1 ? 'at' : 'from'}{' '}
        <When at={earliest} show="full" /> on{rows.length > 1 && ', each in its time'}. Longer waiting sends nothing by
        itself: {rows.length === 1 ? 'it is' : 'they are'} decided again when hours or capacity allow.
      </p>
      <NativeSelect
        label="How much longer"
        data={longer}
        value={hours}
        onChange={(event) => setHours(event.currentTarget.value)}
        data-autofocus
      />
    </>
  );
}
