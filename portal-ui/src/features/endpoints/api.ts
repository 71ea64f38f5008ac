import { useQuery } from '@tanstack/react-query';
import { get } from '@/api/client';
import { useList } from '@/api/lists';
import { resources, segment } from '@/api/resources';
import type { EndpointDetail, EndpointRow } from '@/api/types';

const ENDPOINTS = '/api/admin/endpoints';
const LIST_REFRESH = 10_000;
const DETAIL_REFRESH = 5_000;

export const endpointKeys = {
  list: [...resources.endpoints, 'list'],
  detail: (id: string) => [...resources.endpoints, 'detail', id],
} as const;

export type EndpointFilters = Partial<Record<'q' | 'client' | 'status', string>>;

export const useEndpoints = (filters: EndpointFilters) =>
  useList<EndpointRow>(endpointKeys.list, ENDPOINTS, filters, { refetch: LIST_REFRESH });

export const useEndpoint = (id: string) =>
  useQuery({
    queryKey: endpointKeys.detail(id),
    queryFn: ({ signal }) => get<EndpointDetail>(`${ENDPOINTS}/${segment(id)}`, undefined, signal),
    refetchInterval: DETAIL_REFRESH,
  });
