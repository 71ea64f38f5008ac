import { Button } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { ApiError } from '@/api/client';
import type { LiveAnswer } from '@/api/types';

const UNDO_FOR = 10_000;
const close = { 'aria-label': 'Dismiss' };

export function done(message: string) {
  notifications.show({ message, color: 'teal', autoClose: 4_000, closeButtonProps: close });
}

/** What was done, and where it is not in force yet. */
export function withPlaces(message: string, answer: LiveAnswer): string {
  const places = Object.entries(answer?.live ?? {})
    .filter(([, live]) => !live)
    .map(([place]) => place);
  return places.length === 0
    ? `${message}.`
    : `${message}; not in force yet in: ${places.join(', ')}. It follows when that answers again.`;
}

export function failed(error: unknown) {
  const title = error instanceof Error ? error.message : 'It failed';
  const detail =
    error instanceof ApiError
      ? [
          error.problem.detail,
          ...(error.problem.errors ?? []).map(
            (bad) => `${bad.field ?? bad.path ?? ''} ${bad.detail ?? bad.code ?? ''}`,
          ),
        ]
          .filter(Boolean)
          .join(' · ')
      : undefined;
  notifications.show({ title, message: detail, color: 'red', autoClose: 12_000, closeButtonProps: close });
}

/** Says what was done and offers for ten seconds to take it back. */
export function undoable(message: string, undo: () => Promise<unknown>) {
  const id = `undo-${message}`;
  const takeBack = () => {
    notifications.hide(id);
    undo().then(() => done('Taken back'), failed);
  };
  notifications.show({
    id,
    color: 'indigo',
    autoClose: UNDO_FOR,
    closeButtonProps: close,
    message: (
      <div className="row between">
        <span>{message}</span>
        <Button size="compact-xs" variant="default" onClick={takeBack}>
          Undo
        </Button>
      </div>
    ),
  });
}
