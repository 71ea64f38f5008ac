import { useQuery } from '@tanstack/react-query';
import { get, rememberCsrf } from '../api/client';
import type { Me, Role } from '../api/types';

const loadMe = async (): Promise<Me> => rememberCsrf(await get<Me>('/api/me'));

export const meQuery = { queryKey: ['me'], queryFn: loadMe, staleTime: 10_000, retry: false } as const;

/** Who is logged in. Only used below the shell, which waits for the answer. */
export function useMe(): Me {
  const { data } = useQuery({ ...meQuery, refetchInterval: 15_000 });
  if (!data) throw new Error('no session');
  return data;
}

export type Area = 'leads' | 'operate' | 'configure' | 'access' | 'audit' | 'money';

const allowed: Record<Area, Role[]> = {
  leads: ['ADMIN', 'OPERATOR', 'FINANCE'],
  operate: ['ADMIN', 'OPERATOR'],
  configure: ['ADMIN', 'OPERATOR'],
  access: ['ADMIN'],
  audit: ['ADMIN', 'OPERATOR'],
  money: ['ADMIN', 'OPERATOR', 'FINANCE'],
};

/** Whether the menu offers it; the server decides again on every call. */
export const may = (me: Me, area: Area): boolean => me.roles.some((role) => allowed[area].includes(role));
