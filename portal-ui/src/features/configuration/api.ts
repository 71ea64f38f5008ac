import { useQuery, useQueryClient } from '@tanstack/react-query';
import { call, get, getDocument, putDocument } from '@/api/client';
import { resources } from '@/api/resources';
import type { Diff, Published, Validation } from '@/api/types';
import { VERSIONS } from '@/api/versions';
import { useRefreshSession } from '@/session/session';

const DRAFT = '/api/admin/config/draft';

export const draftKeys = {
  document: [...resources.draft, 'document'],
  diff: [...resources.draft, 'diff'],
} as const;

/** The draft as it was saved last; it is not read again under the hands of somebody who edits it. */
export const useDraft = () =>
  useQuery({
    queryKey: draftKeys.document,
    queryFn: ({ signal }) => getDocument(DRAFT, signal),
    staleTime: Infinity,
    gcTime: 0,
  });

export const saveDraft = (text: string, etag: string | null) => putDocument(DRAFT, text, etag);
export const validateDraft = () => call<Validation>('POST', `${DRAFT}/validate`, { body: {} });
export const diffOfDraft = () => get<Diff>(`${DRAFT}/diff`);

/** What the draft changes at this moment; asked anew each time. */
export const useDraftDiff = () =>
  useQuery({
    queryKey: draftKeys.diff,
    queryFn: ({ signal }) => get<Diff>(`${DRAFT}/diff`, undefined, signal),
    staleTime: 0,
    gcTime: 0,
  });

export function usePublish() {
  const refreshSession = useRefreshSession();
  return async (comment: string, etag: string | null): Promise<Published> => {
    const answer = await call<Published>('POST', '/api/admin/config/publish', { body: { comment }, etag });
    await refreshSession();
    return answer;
  };
}

export const useVersionDiff = (from: string, to: string) =>
  useQuery({
    queryKey: [...resources.versions, 'diff', from, to],
    queryFn: ({ signal }) => get<Diff>(`${VERSIONS}/${from}/diff/${to}`, undefined, signal),
    staleTime: Infinity,
  });

export const exportVersion = (version: number) => getDocument(`${VERSIONS}/${version}`);

/** What becomes of the draft when an older version comes back. */
export type DraftFate = 'reset' | 'keep';

export function useRollBack() {
  const queries = useQueryClient();
  const refreshSession = useRefreshSession();
  return async (version: number, comment: string, draft: DraftFate | undefined): Promise<Published> => {
    const answer = await call<Published>('POST', `${VERSIONS}/${version}/rollback`, { body: { comment, draft } });
    void refreshSession();
    void queries.invalidateQueries({ queryKey: resources.versions });
    void queries.invalidateQueries({ queryKey: draftKeys.document });
    return answer;
  };
}
