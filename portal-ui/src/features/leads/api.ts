import { useInfiniteQuery, useQuery, useQueryClient } from '@tanstack/react-query';
import { call, get } from '@/api/client';
import { resources, segment } from '@/api/resources';
import type { Contact, DeliveryResult, LeadDetail, LeadExplanations, LeadRow, Page, Summary } from '@/api/types';
import type { requestOf } from './detail/disposition';
import type { DecidedReturn, ReturnRequest } from './detail/returnRequest';
import type { Decided, DeliveryDecision } from './components/DecideDialog';
import { isPersonal } from './filters';

const LEADS = '/api/admin/leads';
const PAGE = 100;
const POLLED = 50;
const SUMMARY_REFRESH = 5_000;
const of = (leadId: string) => `${LEADS}/${segment(leadId)}`;

export const leadKeys = {
  list: (query: LeadQuery) => [...resources.leads, 'list', query],
  detail: (leadId: string) => [...resources.leads, 'detail', leadId],
  explanation: (leadId: string, round: string) => [...resources.leads, 'explanation', leadId, round],
  summary: (minutes: string) => [...resources.leads, 'summary', minutes],
} as const;

export type LeadQuery = Record<string, string>;

/** A page of the list; what belongs to a person goes in the body, where no log and no history keeps it. */
function fetchLeads(query: LeadQuery, limit: number, cursor: string | null, signal?: AbortSignal) {
  if (query.q && isPersonal(query.q)) {
    return call<Page<LeadRow>>('POST', `${LEADS}/search`, { body: { ...query, limit: String(limit), cursor }, signal });
  }
  return get<Page<LeadRow>>(LEADS, { ...query, limit, cursor }, signal);
}

/** The list, each page with the moment at which it was asked for. */
export const useLeads = (query: LeadQuery) =>
  useInfiniteQuery({
    queryKey: leadKeys.list(query),
    queryFn: async ({ pageParam, signal }) => {
      const at = Date.now();
      return { ...(await fetchLeads(query, PAGE, pageParam, signal)), at };
    },
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next_cursor ?? undefined,
    staleTime: 0,
  });

/** The newest rows, for when the live stream cannot be had. */
export const pollLeads = async (query: LeadQuery): Promise<LeadRow[]> => (await fetchLeads(query, POLLED, null)).items;

export const useSummary = (minutes: string) =>
  useQuery({
    queryKey: leadKeys.summary(minutes),
    queryFn: ({ signal }) => get<Summary>('/api/admin/summary', { minutes }, signal),
    refetchInterval: SUMMARY_REFRESH,
  });

export const useLead = (leadId: string, refresh: (detail: LeadDetail | undefined) => number | false) =>
  useQuery({
    queryKey: leadKeys.detail(leadId),
    queryFn: ({ signal }) => get<LeadDetail>(of(leadId), undefined, signal),
    refetchInterval: (query) => refresh(query.state.data),
  });

/** What each party may be told; asked anew with each round and delivery. */
export const useExplanations = (leadId: string, round: string) =>
  useQuery({
    queryKey: leadKeys.explanation(leadId, round),
    queryFn: ({ signal }) => get<LeadExplanations>(`${of(leadId)}/told`, undefined, signal),
    retry: false,
  });

/** The person behind the lead; the server writes who asked and what for to the audit log. */
export const revealContact = (leadId: string, purpose: string) =>
  call<Contact>('POST', `${of(leadId)}/reveal`, { body: { purpose } });

export function useRefreshLead() {
  const queries = useQueryClient();
  return (leadId: string) => queries.invalidateQueries({ queryKey: leadKeys.detail(leadId) });
}

/** What an operator does to one lead; its page is read again after each. */
export function useLeadActions(leadId: string) {
  const refresh = useRefreshLead();
  const act = async (what: string, body: unknown) => {
    await call('POST', `${of(leadId)}/${what}`, { body });
    await refresh(leadId);
  };
  return {
    review: (decision: 'approve' | 'reject') => act('review', { decision }),
    release: () => act('release', {}),
  };
}

export const recordDisposition = (disposition: NonNullable<ReturnType<typeof requestOf>>) =>
  call('POST', '/api/admin/dispositions', { body: disposition });

/** Files a return for a client, which is decided at once. */
export const fileReturn = (request: ReturnRequest) =>
  call<DecidedReturn>('POST', '/api/admin/returns', { body: request });

/** What became of a delivery in doubt; the fields depend on what was decided. */
export interface DecidedDelivery {
  answer?: string;
  state?: string;
  result?: string | null;
}

/**
 * Decides deliveries of which nobody knows whether they arrived; `refresh` reads every list and page of leads again.
 */
export function useDeliveryDecisions() {
  const queries = useQueryClient();
  return {
    decideDelivery: (deliveryId: string, what: DeliveryDecision, decided: Decided) =>
      call<DecidedDelivery>('POST', `/api/admin/deliveries/${segment(deliveryId)}/${what}`, { body: decided }),
    decideDeliveriesOf: async (leadIds: string[], what: DeliveryDecision, decided: Decided) => {
      const answer = await call<{ results: DeliveryResult[] }>('POST', '/api/admin/deliveries/actions', {
        body: { action: what.replace('-', '_'), ...decided, lead_ids: leadIds },
      });
      return answer.results;
    },
    refresh: () => queries.invalidateQueries({ queryKey: resources.leads }),
  };
}
