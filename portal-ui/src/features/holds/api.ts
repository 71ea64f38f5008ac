import { useQuery, useQueryClient } from '@tanstack/react-query';
import { call } from '@/api/client';
import { useList } from '@/api/lists';
import { resources } from '@/api/resources';
import type { HoldAction, HoldResult, Outlook, Waiting } from '@/api/types';

const HOLDS = '/api/admin/holds';
const REFRESH = 5_000;
const AT_ONCE = 100;

export const holdKeys = {
  list: [...resources.holds, 'list'],
  preview: (leadIds: string[]) => [...resources.holds, 'preview', leadIds],
} as const;

export interface HoldFilters {
  state: 'held' | 'review';
  reason: string | undefined;
  endpoint: string | undefined;
}

export const useWaitingLeads = (filters: HoldFilters) =>
  useList<Waiting>(holdKeys.list, HOLDS, { ...filters }, { refetch: REFRESH });

/** What would become of these leads if they were decided now. */
export const useHoldPreview = (leadIds: string[]) =>
  useQuery({
    queryKey: holdKeys.preview(leadIds),
    queryFn: ({ signal }) => call<Outlook>('POST', `${HOLDS}/look`, { body: { lead_ids: leadIds }, signal }),
    retry: false,
    staleTime: 0,
  });

export interface HoldItem {
  lead_id: string;
  until?: string;
}

/** A hundred leads at a time, so that no call takes long; what was done before one fails stays done. */
export async function performHoldAction(action: HoldAction, items: HoldItem[], reason: string): Promise<HoldResult[]> {
  const results: HoldResult[] = [];
  for (let from = 0; from < items.length; from += AT_ONCE) {
    const answer = await call<{ results: HoldResult[] }>('POST', `${HOLDS}/actions`, {
      body: { action, reason: reason || null, items: items.slice(from, from + AT_ONCE) },
    });
    results.push(...answer.results);
  }
  return results;
}

/** Reads again what changes when waiting leads are acted upon. */
export function useRefreshHolds() {
  const queries = useQueryClient();
  return async () => {
    await Promise.all([
      queries.invalidateQueries({ queryKey: resources.holds }),
      queries.invalidateQueries({ queryKey: resources.leads }),
    ]);
  };
}
