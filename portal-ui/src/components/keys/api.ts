import { useQuery, useQueryClient } from '@tanstack/react-query';
import { call, get } from '@/api/client';
import { resources, segment } from '@/api/resources';
import type { ApiKey, LiveAnswer, NewKey, Page } from '@/api/types';

export type KeyOwner = 'sources' | 'clients';

const keysOf = (owner: KeyOwner, id: string) => `/api/admin/${owner}/${segment(id)}/keys`;

export const useApiKeys = (owner: KeyOwner, id: string) =>
  useQuery({
    queryKey: [...resources[owner], 'keys', id],
    queryFn: async ({ signal }) => {
      const answer = await get<Page<ApiKey> | ApiKey[]>(keysOf(owner, id), undefined, signal);
      return Array.isArray(answer) ? answer : answer.items;
    },
  });

export function useApiKeyActions(owner: KeyOwner, id: string) {
  const queries = useQueryClient();
  const refresh = () => queries.invalidateQueries({ queryKey: resources[owner] });
  return {
    /** Gives the key itself, which is never shown again. */
    createKey: async (): Promise<NewKey> => {
      const made = await call<NewKey>('POST', keysOf(owner, id), { body: {} });
      await refresh();
      return made;
    },
    revokeKey: async (keyId: string): Promise<LiveAnswer> => {
      const answer = await call<LiveAnswer>('DELETE', `${keysOf(owner, id)}/${segment(keyId)}`);
      await refresh();
      return answer;
    },
  };
}
