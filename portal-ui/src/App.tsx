import { MantineProvider } from '@mantine/core';
import { Notifications } from '@mantine/notifications';
import { QueryClientProvider, type QueryClient } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import type { PortalRouter } from '@/portals/router';
import { cssVariables, theme } from '@/shell/theme';

interface Props {
  router: PortalRouter;
  queryClient: QueryClient;
  nonce?: string | undefined;
  /** Without transitions, so that a test need not wait for them. */
  env?: 'default' | 'test';
}

/** Everything that every page stands in. */
export function App({ router, queryClient, nonce, env = 'default' }: Props) {
  return (
    <MantineProvider
      theme={theme}
      cssVariablesResolver={cssVariables}
      defaultColorScheme="auto"
      env={env}
      getStyleNonce={nonce ? () => nonce : undefined}
    >
      <QueryClientProvider client={queryClient}>
        <Notifications position="bottom-right" limit={4} />
        <RouterProvider router={router} context={{ queryClient }} />
      </QueryClientProvider>
    </MantineProvider>
  );
}
