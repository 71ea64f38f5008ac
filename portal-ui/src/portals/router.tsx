import type { QueryClient } from '@tanstack/react-query';
import { createRoute, createRouter, redirect, type RouterHistory } from '@tanstack/react-router';
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

/** The router over the browser's history, or over that of a test. */
export const createPortalRouter = (history?: RouterHistory) =>
  createRouter({
    routeTree,
    history,
    context: { queryClient: undefined as unknown as QueryClient },
    parseSearch,
    stringifySearch,
    defaultPreload: 'intent',
    defaultErrorComponent: Broken,
    scrollRestoration: true,
  });

export type PortalRouter = ReturnType<typeof createPortalRouter>;

/** Asks whoever's session has ended to log in, and to come back afterwards. */
export function toLogin(router: PortalRouter) {
  const here = router.state.location;
  if (here.pathname !== '/login') void router.navigate({ to: '/login', search: { return: here.href } });
}

declare module '@tanstack/react-router' {
  interface Register {
    router: PortalRouter;
  }
}
