import { useQueryClient } from '@tanstack/react-query';
import { call } from '@/api/client';
import { meQuery } from '@/session/session';

/** Opens a session; what an earlier one had read is dropped. */
export function useLogin() {
  const queries = useQueryClient();
  return async (username: string, password: string) => {
    await call('POST', '/api/login', { body: { username, password } });
    queries.clear();
    await queries.fetchQuery(meQuery);
  };
}
