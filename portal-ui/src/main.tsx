import '@fontsource-variable/inter/wght.css';
import '@mantine/core/styles.css';
import '@mantine/notifications/styles.css';
import '@mantine/spotlight/styles.css';
import '@/shell/shell.css';
import { MantineProvider } from '@mantine/core';
import { Notifications } from '@mantine/notifications';
import { QueryCache, QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { ApiError } from '@/api/client';
import { router } from '@/portals/router';
import { cssVariables, theme } from '@/shell/theme';

function toLogin(error: Error) {
  const here = router.state.location;
  if (error instanceof ApiError && error.status === 401 && here.pathname !== '/login') {
    void router.navigate({ to: '/login', search: { return: here.href } });
  }
}

const retryable = (error: Error) => !(error instanceof ApiError) || error.status === 0 || error.status >= 500;

const queryClient = new QueryClient({
  queryCache: new QueryCache({ onError: toLogin }),
  defaultOptions: {
    queries: {
      staleTime: 5_000,
      retry: (failures, error) => failures < 1 && retryable(error),
      refetchOnWindowFocus: false,
    },
    mutations: { onError: toLogin },
  },
});

const nonce = document.querySelector<HTMLMetaElement>('meta[name="csp-nonce"]')?.content;
// The scroll lock of dialogs makes a style element of its own and looks for the nonce here.
(globalThis as { __webpack_nonce__?: string }).__webpack_nonce__ = nonce;

createRoot(document.getElementById('root')!).render(
  <StrictMode>
    <MantineProvider
      theme={theme}
      cssVariablesResolver={cssVariables}
      defaultColorScheme="auto"
      getStyleNonce={nonce ? () => nonce : undefined}
    >
      <QueryClientProvider client={queryClient}>
        <Notifications position="bottom-right" limit={4} />
        <RouterProvider router={router} context={{ queryClient }} />
      </QueryClientProvider>
    </MantineProvider>
  </StrictMode>,
);
