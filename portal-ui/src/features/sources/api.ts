import { useQuery } from '@tanstack/react-query';
import { get } from '@/api/client';
import { useList } from '@/api/lists';
import { resources, segment } from '@/api/resources';
import type { SourceDetail, SourceRow } from '@/api/types';

const SOURCES = '/api/admin/sources';
const LIST_REFRESH = 10_000;
const DETAIL_REFRESH = 5_000;

export const sourceKeys = {
  list: [...resources.sources, 'list'],
  detail: (id: string) => [...resources.sources, 'detail', id],
} as const;

export type SourceFilters = Partial<Record<'q' | 'vendor' | 'status', string>>;

export const useSources = (filters: SourceFilters) =>
  useList<SourceRow>(sourceKeys.list, SOURCES, filters, { refetch: LIST_REFRESH });

export const useSource = (id: string) =>
  useQuery({
    queryKey: sourceKeys.detail(id),
    queryFn: ({ signal }) => get<SourceDetail>(`${SOURCES}/${segment(id)}`, undefined, signal),
    refetchInterval: DETAIL_REFRESH,
  });
