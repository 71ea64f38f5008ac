import { useQuery } from '@tanstack/react-query';
import { call, get } from '@/api/client';
import { resources } from '@/api/resources';
import type { Owners, Simulated, Validation } from '@/api/types';

const FINDINGS_STALE = 30_000;

export interface OwnersQuestion {
  zip: string | undefined;
  service_line: string | undefined;
  segment: string | undefined;
  on: string | undefined;
}

/** Every right over a place; asked once a ZIP is known. */
export const useOwners = (question: OwnersQuestion) =>
  useQuery({
    queryKey: [...resources.owners, question],
    queryFn: ({ signal }) => get<Owners>('/api/admin/owners', { ...question }, signal),
    enabled: Boolean(question.zip),
    retry: false,
  });

/** What the validation of the draft finds, of which the territories are a part. */
export const useDraftValidation = () =>
  useQuery({
    queryKey: [...resources.draft, 'validation'],
    queryFn: ({ signal }) => call<Validation>('POST', '/api/admin/config/draft/validate', { signal }),
    staleTime: FINDINGS_STALE,
    retry: false,
  });

export interface LeadFromHere {
  service_line: string | undefined;
  segment: string;
  address: { zip: string };
}

/** What the live version would decide about such a lead at this moment. */
export const useDecisionNow = (lead: LeadFromHere, enabled: boolean) =>
  useQuery({
    queryKey: [...resources.simulations, lead],
    queryFn: ({ signal }) =>
      call<Simulated>('POST', '/api/admin/simulate', { body: { version: 'live', lead }, signal }),
    enabled,
    retry: false,
  });
