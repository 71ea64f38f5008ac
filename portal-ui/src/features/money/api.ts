import { pathWith } from '@/api/client';
import { useList } from '@/api/lists';
import { resources, segment } from '@/api/resources';
import type { Balance, Balances, Finding, ReturnRow } from '@/api/types';

const BALANCES_REFRESH = 10_000;
const FINDINGS_REFRESH = 60_000;

export type PartyType = 'vendor' | 'client';
export type BalanceOrder = 'name' | 'balance';
export type ReturnFilters = Partial<
  Record<'client' | 'source' | 'reason' | 'lead' | 'decision' | 'claimed' | 'from' | 'to', string>
>;

export const useBalances = (partyType: PartyType, sort: BalanceOrder, q: string) =>
  useList<Balance, Balances>(
    resources.balances,
    '/api/admin/balances',
    { party_type: partyType, sort, q: q || null },
    { refetch: BALANCES_REFRESH },
  );

/** What no rule may post, so that a person has to settle it. */
export const useFindings = () =>
  useList<Finding>(resources.findings, '/api/admin/findings', {}, { refetch: FINDINGS_REFRESH });

export const useReturns = (filters: ReturnFilters) =>
  useList<ReturnRow>(resources.returns, '/api/admin/returns', filters);

/** Where the browser fetches a party's statement from. */
export const statementUrl = (
  partyType: PartyType,
  partyId: string,
  period: { from: string; to: string; currency: string },
) => pathWith(`/api/admin/statements/${partyType}/${segment(partyId)}.csv`, period);
