import { useQuery } from '@tanstack/react-query';
import { get, rememberCsrf } from '@/api/client';
import type { Me, Role } from '@/api/types';

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

const areas: [string, Area][] = [
  ['/admin/leads', 'leads'],
  ['/admin/money', 'money'],
  ['/admin/returns', 'money'],
  ['/admin/holds', 'operate'],
  ['/admin/simulate', 'operate'],
  ['/admin/replays', 'operate'],
  ['/admin/endpoints', 'configure'],
  ['/admin/territories', 'configure'],
  ['/admin/sources', 'configure'],
  ['/admin/config', 'configure'],
  ['/admin/secrets', 'configure'],
  ['/admin/users', 'access'],
  ['/admin/audit', 'audit'],
];

/** The area that a page belongs to; pages of no area are open to everybody. */
export const areaOf = (path: string): Area | undefined =>
  areas.find(([start]) => path === start || path.startsWith(`${start}/`))?.[1];

/** Whether the role may open the page: no link leads where it may not. */
export function mayOpen(me: Pick<Me, 'roles'>, path: string): boolean {
  const area = areaOf(path);
  return area === undefined || may(me, area);
}

/** Whether the menu offers it; the server decides again on every call. */
export const may = (me: Pick<Me, 'roles'>, area: Area): boolean =>
  me.roles.some((role) => allowed[area].includes(role));
