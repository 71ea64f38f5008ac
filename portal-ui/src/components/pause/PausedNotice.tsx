import type { Pause } from '@/api/types';
import { useZone } from '@/session/zone';
import { momentWithZone } from '../format';
import { Notice } from '../states';

/** By whom an endpoint or source is paused, why and until when, on its own clock; nothing while it is not. */
export function PausedNotice({ paused, zone }: { paused: Pause | null; zone: string }) {
  const { now } = useZone();
  if (!paused) return null;
  return (
    <Notice tone="waiting">
      Paused by {paused.by} at {momentWithZone(paused.at, zone, now)}: {paused.reason ?? 'no reason given'}.{' '}
      {paused.until
        ? `Resumes by itself at ${momentWithZone(paused.until, zone, now)}.`
        : 'Stays paused until somebody resumes it.'}
    </Notice>
  );
}
