import { Textarea } from '@mantine/core';
import { useState, type ReactNode } from 'react';
import type { ConfigFinding, Diff, Published } from '@/api/types';
import { ActionDialog } from '@/components/Dialog';
import { Notice } from '@/components/states';
import { DiffView } from './DiffView';
import { tally } from '../changes';

interface Props {
  title: string;
  action: string;
  diff: Diff;
  from: number;
  warnings?: ConfigFinding[];
  ready?: boolean;
  children?: ReactNode;
  onClose: () => void;
  publish: (comment: string) => Promise<unknown>;
}

const WARNINGS_SHOWN = 5;

/** Says what will change and where before it is live; asks why. */
export function PublishDialog({
  title,
  action,
  diff,
  from,
  warnings = [],
  ready = true,
  children,
  onClose,
  publish,
}: Props) {
  const [comment, setComment] = useState('');
  return (
    <ActionDialog
      opened
      onClose={onClose}
      title={title}
      action={action}
      disabled={comment.trim() === '' || !ready}
      size="lg"
      submit={() => publish(comment.trim())}
    >
      <p className="small">
        Becomes version {from + 1}: {tally(diff.changes)}. Live in every service within two seconds; leads already
        decided keep the version that decided them. It can be rolled back under Versions.
      </p>
      {warnings.length > 0 && (
        <Notice tone="degraded">
          {warnings.length === 1 ? 'One warning' : `${warnings.length} warnings`} of the checks:
          <ul className="plain">
            {warnings.slice(0, WARNINGS_SHOWN).map((warning) => (
              <li key={`${warning.path}-${warning.code}-${warning.detail}`}>
                {warning.detail} <span className="mono">{warning.path}</span>
              </li>
            ))}
          </ul>
          {warnings.length > WARNINGS_SHOWN && `And ${warnings.length - WARNINGS_SHOWN} more, under Checks.`}
        </Notice>
      )}
      {children}
      <Textarea
        label="What changes and why"
        description="Stands in the list of versions."
        value={comment}
        onChange={(event) => setComment(event.currentTarget.value)}
        data-autofocus
        autosize
        minRows={2}
        maxLength={500}
      />
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
      <div className="grid-box changes-box" tabIndex={0} role="region" aria-label="Changes">
        <DiffView diff={diff} within="to be published" />
      </div>
    </ActionDialog>
  );
}

/** "live in 5 of 5 services after 240 ms" */
export function publishedWords(answer: Published): string {
  const live = Object.values(answer.live ?? {});
  const after =
    answer.live_after_ms === null || answer.live_after_ms === undefined ? '' : ` after ${answer.live_after_ms} ms`;
  return `v${answer.version} is live in ${live.filter(Boolean).length} of ${live.length} services${after}`;
}
