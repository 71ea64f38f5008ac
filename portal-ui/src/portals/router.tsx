import type { QueryClient } from '@tanstack/react-query';
import { createRoute, createRouter, redirect } from '@tanstack/react-router';
import { Broken, NotFound } from '@/components/states';
import { loginRoute } from '@/features/login/route';
import { routesOf } from '@/routing/feature';
import { adminRoute, rootRoute } from '@/routing/parents';
import { parseSearch, stringifySearch } from '@/routing/search';
import { admin, adminFeatures } from './admin';
import { frame } from './mount';

rootRoute.update({
  notFoundComponent: () => (
    <main>
      <NotFound />
    </main>
  ),
});

const toLeads = () => {
  throw redirect({ to: '/admin/leads', search: {} });
};
const home = createRoute({ getParentRoute: () => rootRoute, path: '/', beforeLoad: toLeads });
const adminHome = createRoute({ getParentRoute: () => adminRoute, path: '/', beforeLoad: toLeads });

/** The portals that have pages. Vendor and client are mounted in the same way once they have a feature. */
const routeTree = rootRoute.addChildren([
  home,
  loginRoute,
  frame(adminRoute, admin).addChildren([adminHome, ...routesOf(adminFeatures)]),
]);

export const router = createRouter({
  routeTree,
  context: { queryClient: undefined as unknown as QueryClient },
  parseSearch,
  stringifySearch,
  defaultPreload: 'intent',
  defaultErrorComponent: Broken,
  scrollRestoration: true,
});

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
}
