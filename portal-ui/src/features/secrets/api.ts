import { useQueryClient } from '@tanstack/react-query';
import { call } from '@/api/client';
import { useList } from '@/api/lists';
import { resources, segment } from '@/api/resources';
import type { ClientRow, LiveAnswer, SecretRef } from '@/api/types';

const SECRETS = '/api/admin/secrets';

export const useSecrets = () => useList<SecretRef>(resources.secrets, SECRETS, {}, { whole: true });
export const useClients = (q: string | undefined) => useList<ClientRow>(resources.clients, '/api/admin/clients', { q });

/** Sets and deletes values; both say in which services that is in force already. */
export function useSecretActions() {
  const queries = useQueryClient();
  const act = async (method: string, reference: string, body?: unknown) => {
    const answer = await call<LiveAnswer>(method, `${SECRETS}/${segment(reference)}`, { body });
    await queries.invalidateQueries({ queryKey: resources.secrets });
    return answer;
  };
  return {
    setSecret: (reference: string, value: string) => act('PUT', reference, { value }),
    deleteSecret: (reference: string) => act('DELETE', reference),
  };
}
