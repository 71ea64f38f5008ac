import { Textarea } from '@mantine/core';
import { useState } from 'react';
import type { Diff, Published } from '../../api/types';
import { ActionDialog } from '../../ui/Dialog';
import { DiffView } from './DiffView';
import { tally } from './changes';

interface Props { title: string; action: string; diff: Diff; from: number; onClose: () => void; publish: (comment: string) => Promise<unknown> }

/** Says what will change and where before it is live; asks why. */
export function PublishDialog({ title, action, diff, from, onClose, publish }: Props) {
  const [comment, setComment] = useState('');
  return (
    <ActionDialog opened onClose={onClose} title={title} action={action} disabled={comment.trim() === ''} size="lg" submit={() => publish(comment.trim())}>
      <p className="small">Becomes version {from + 1}: {tally(diff.changes)}. Live in every service within two seconds; leads already decided keep the version that decided them. It can be rolled back under Versions.</p>
      <Textarea label="What changes and why" description="Stands in the list of versions." value={comment} onChange={(event) => setComment(event.currentTarget.value)} data-autofocus autosize minRows={2} maxLength={500} />
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
      <div className="grid-box" style={{ padding: 12, maxHeight: 320 }} tabIndex={0} role="region" aria-label="Changes"><DiffView diff={diff} /></div>
    </ActionDialog>
  );
}

/** "live in 5 of 5 services after 240 ms" */
export function publishedWords(answer: Published): string {
  const live = Object.values(answer.live ?? {});
  const after = answer.live_after_ms === null || answer.live_after_ms === undefined ? '' : ` after ${answer.live_after_ms} ms`;
  return `v${answer.version} is live in ${live.filter(Boolean).length} of ${live.length} services${after}`;
}
