import { useQuery } from '@tanstack/react-query';
import { call, get } from '@/api/client';
import { resources } from '@/api/resources';
import type { About } from '@/api/types';

export const useAbout = (enabled: boolean) =>
  useQuery({
    queryKey: resources.about,
    queryFn: ({ signal }) => get<About>('/api/admin/about', undefined, signal),
    enabled,
  });

export const changePassword = (current: string, password: string) =>
  call('POST', '/api/me/password', { body: { current, password } });

export const endSession = () => call('POST', '/api/logout');
