import { QueryCache, QueryClient } from '@tanstack/react-query';
import { ApiError } from './client';

const retryable = (error: Error) => !(error instanceof ApiError) || error.status === 0 || error.status >= 500;

/** What every page reads through; an ended session is told to whoever can open the login. */
export function createQueryClient(onUnauthenticated: () => void): QueryClient {
  const onError = (error: Error) => {
    if (error instanceof ApiError && error.status === 401) onUnauthenticated();
  };
  return new QueryClient({
    queryCache: new QueryCache({ onError }),
    defaultOptions: {
      queries: {
        staleTime: 5_000,
        retry: (failures, error) => failures < 1 && retryable(error),
        refetchOnWindowFocus: false,
      },
      mutations: { onError },
    },
  });
}
