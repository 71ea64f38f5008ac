import { useQueryClient } from '@tanstack/react-query';
import { call } from '@/api/client';
import { useList } from '@/api/lists';
import { resources, segment } from '@/api/resources';
import type { Token, User } from '@/api/types';

const USERS = '/api/admin/users';
const TOKENS = '/api/admin/tokens';

export const useUsers = () => useList<User>(resources.users, USERS, {}, { whole: true });
export const useTokens = () => useList<Token>(resources.tokens, TOKENS, {}, { whole: true });

export interface NewUser {
  username: string;
  password: string;
  roles: string[];
}

/** What an administrator does to users; the list is read again after each. */
export function useUserActions() {
  const queries = useQueryClient();
  const act = async (method: string, path: string, body?: unknown) => {
    await call(method, path, { body });
    await queries.invalidateQueries({ queryKey: resources.users });
  };
  const of = (username: string) => `${USERS}/${segment(username)}`;
  return {
    addUser: (user: NewUser) => act('POST', USERS, user),
    setPassword: (username: string, password: string) => act('POST', `${of(username)}/password`, { password }),
    setRoles: (username: string, roles: string[], disabled: boolean) => act('PUT', of(username), { roles, disabled }),
    removeUser: (username: string) => act('DELETE', of(username)),
  };
}

export interface NewToken {
  name: string;
  roles: string[];
  expires_at?: string;
}

export function useTokenActions() {
  const queries = useQueryClient();
  const refresh = () => queries.invalidateQueries({ queryKey: resources.tokens });
  return {
    /** Gives the token itself, which is never shown again. */
    createToken: async (token: NewToken): Promise<string> => {
      const answer = await call<{ token: string }>('POST', TOKENS, { body: token });
      await refresh();
      return answer.token;
    },
    revokeToken: async (id: string) => {
      await call('DELETE', `${TOKENS}/${segment(id)}`);
      await refresh();
    },
  };
}
