import { useInfiniteQuery } from '@tanstack/react-query';
import { get } from './client';
import type { Page } from './types';

type Query = Record<string, string | number | null | undefined>;

interface Options {
  limit?: number;
  /** The list comes at once and knows no limit. */
  whole?: boolean;
  refetch?: number;
  enabled?: boolean;
}

/** What a table needs of a list; the rows of all pages that were loaded are one growing array. */
export function useList<T, P extends Page<T> = Page<T>>(
  key: readonly unknown[],
  path: string,
  query: Query = {},
  options: Options = {},
) {
  const limit = options.whole ? undefined : (options.limit ?? 100);
  const list = useInfiniteQuery({
    queryKey: [...key, query, limit],
    queryFn: ({ pageParam, signal }) => get<P>(path, { ...query, limit, cursor: pageParam }, signal),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next_cursor ?? undefined,
    refetchInterval: options.refetch,
    enabled: options.enabled ?? true,
  });
  const rows = list.data?.pages.flatMap((page) => page.items);
  return {
    rows,
    /** How many there are on all pages, where the list says so. */
    total: list.data?.pages.at(-1)?.total,
    /** The latest page, with what it says beside its items. */
    page: list.data?.pages.at(-1),
    error: list.error,
    retry: () => void list.refetch(),
    refetch: list.refetch,
    more: list.hasNextPage ? { load: () => void list.fetchNextPage(), busy: list.isFetchingNextPage } : undefined,
  };
}
