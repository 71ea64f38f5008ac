import { useQueryClient } from '@tanstack/react-query';
import { call } from '@/api/client';
import { resources, segment } from '@/api/resources';
import type { Pause } from '@/api/types';

/** What can be paused, and the clock on which its pauses are meant. */
export interface PauseTarget {
  kind: 'endpoints' | 'sources';
  id: string;
  zone: string;
  paused: Pause | null;
}

/** Pausing works at once, without a publish; the lists and pages of its kind are read again. */
export function usePauseActions({ kind, id }: PauseTarget) {
  const queries = useQueryClient();
  const act = async (what: 'pause' | 'resume', body: unknown) => {
    await call('POST', `/api/admin/${kind}/${segment(id)}/${what}`, { body });
    await queries.invalidateQueries({ queryKey: resources[kind] });
  };
  return {
    pause: (reason: string, until: string | null) => act('pause', { reason, until }),
    resume: () => act('resume', {}),
  };
}
