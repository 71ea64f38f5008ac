import { useQueryClient, type QueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useEffect } from 'react';
import { endSession } from './api';

/** As the server's own limit for a session that nobody uses; see security.md. */
export const IDLE_LIMIT = 30 * 60_000;
const CHECK_EVERY = 15_000;
const SEEN = 'headgate.last-input';

/** Whether nobody has touched any tab for so long that the session must end. */
export const isIdle = (lastInput: number, now: number): boolean => now - lastInput >= IDLE_LIMIT;

/** Drops what the ended session had read; not under a reader who stayed to keep what is not saved yet. */
export function forget(queries: QueryClient) {
  if (location.pathname === '/login') queries.clear();
}

const lastInput = () => Number(localStorage.getItem(SEEN) ?? Date.now());
const touched = () => localStorage.setItem(SEEN, String(Date.now()));

/**
 * Ends the session of a tab that lies open untouched: its own refreshing keeps the session young for the server, so
 * only the tab can tell. Tabs share what they saw, so work in one keeps the others logged in.
 */
export function useIdleLogout() {
  const navigate = useNavigate();
  const queries = useQueryClient();
  useEffect(() => {
    touched();
    const inputs = ['pointerdown', 'keydown', 'wheel'] as const;
    inputs.forEach((input) => addEventListener(input, touched, { passive: true }));
    const timer = setInterval(() => {
      if (!isIdle(lastInput(), Date.now())) return;
      clearInterval(timer);
      void endSession()
        .catch(() => undefined)
        .then(() => {
          return navigate({ to: '/login', search: { return: location.pathname + location.search, idle: 'yes' } });
        })
        .then(() => forget(queries));
    }, CHECK_EVERY);
    return () => {
      clearInterval(timer);
      inputs.forEach((input) => removeEventListener(input, touched));
    };
  }, [navigate, queries]);
}
