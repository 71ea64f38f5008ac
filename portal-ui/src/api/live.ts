import { useEffect, useRef, useState } from 'react';
import type { LeadRow } from './types';

export type LiveState = 'connecting' | 'live' | 'polling';

const GIVE_UP_AFTER = 5_000;
const POLL_EVERY = 5_000;
const TRY_AGAIN_AFTER = 20_000;

/** The rows of one `lead` event: the server may coalesce several into one. */
export function rowsOf(data: string): LeadRow[] {
  const parsed = JSON.parse(data) as LeadRow | LeadRow[] | { items: LeadRow[] };
  if (Array.isArray(parsed)) return parsed;
  return 'items' in parsed ? parsed.items : [parsed];
}

/**
 * Follows the live stream; when it cannot be had for five seconds it asks for the newest page every five seconds
 * instead and says so, while it goes on trying to come back.
 */
export function useLive(
  enabled: boolean,
  onRows: (rows: LeadRow[]) => void,
  poll: () => Promise<LeadRow[]>,
): LiveState {
  const [state, setState] = useState<LiveState>('connecting');
  const handlers = useRef({ onRows, poll });
  useEffect(() => {
    handlers.current = { onRows, poll };
  });

  useEffect(() => {
    if (!enabled) return undefined;
    let stream: EventSource | undefined;
    let giveUp: ReturnType<typeof setTimeout> | undefined;
    let retry: ReturnType<typeof setTimeout> | undefined;
    let polling: ReturnType<typeof setInterval> | undefined;

    const stopPolling = () => {
      clearInterval(polling);
      polling = undefined;
    };
    const startPolling = () => {
      setState('polling');
      polling ??= setInterval(() => {
        handlers.current.poll().then(
          (rows) => handlers.current.onRows(rows),
          () => undefined,
        );
      }, POLL_EVERY);
      retry = setTimeout(open, TRY_AGAIN_AFTER);
    };
    const lost = () => {
      giveUp ??= setTimeout(() => {
        giveUp = undefined;
        stream?.close();
        startPolling();
      }, GIVE_UP_AFTER);
    };
    function open() {
      stream?.close();
      stream = new EventSource('/api/admin/live');
      stream.addEventListener('open', () => {
        clearTimeout(giveUp);
        giveUp = undefined;
        stopPolling();
        setState('live');
      });
      stream.addEventListener('lead', (event) => handlers.current.onRows(rowsOf((event as MessageEvent<string>).data)));
      stream.addEventListener('error', lost);
    }

    open();
    return () => {
      stream?.close();
      clearTimeout(giveUp);
      clearTimeout(retry);
      stopPolling();
    };
  }, [enabled]);

  return state;
}
