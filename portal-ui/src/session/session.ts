import { useQuery, useQueryClient } from '@tanstack/react-query';
import { createContext, useContext } from 'react';
import { get, rememberCsrf } from '@/api/client';
import type { Me, Permission } from '@/api/types';

const loadMe = async (): Promise<Me> => rememberCsrf(await get<Me>('/api/me'));

export const meQuery = { queryKey: ['me'], queryFn: loadMe, staleTime: 10_000, retry: false } as const;

/** Who is logged in. Only used below the shell, which waits for the answer. */
export function useMe(): Me {
  const { data } = useQuery({ ...meQuery, refetchInterval: 15_000 });
  if (!data) throw new Error('no session');
  return data;
}

/** Reads the session again, for instance because another version is live now. */
export function useRefreshSession() {
  const queries = useQueryClient();
  return () => queries.invalidateQueries({ queryKey: meQuery.queryKey });
}

/** Whether the server says that this person may do it; it decides again on every call. */
export const may = (me: Pick<Me, 'permissions'>, permission: Permission): boolean =>
  me.permissions.includes(permission);

/** The permission that a page needs, as the portal around it says; none where there is no portal. */
export type PagePermission = (path: string) => Permission | undefined;

const PagePermissionContext = createContext<PagePermission>(() => undefined);
export const PagePermissionProvider = PagePermissionContext.Provider;

/** Tells whether the person may open a page, so that no link leads where it may not. */
export function useMayOpen(): (path: string) => boolean {
  const me = useMe();
  const permissionFor = useContext(PagePermissionContext);
  return (path) => {
    const permission = permissionFor(path);
    return permission === undefined || may(me, permission);
  };
}
