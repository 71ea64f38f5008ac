import type { QueryClient } from '@tanstack/react-query';
import { createRootRouteWithContext, createRoute, Outlet } from '@tanstack/react-router';

/** The route above all others. The router gives it what it shows. */
export const rootRoute = createRootRouteWithContext<{ queryClient: QueryClient }>()({ component: Outlet });

/** One parent route for each portal: a feature puts its own routes under the parent of its portal. */
export const adminRoute = createRoute({ getParentRoute: () => rootRoute, path: '/admin' });
export const vendorRoute = createRoute({ getParentRoute: () => rootRoute, path: '/vendor' });
export const clientRoute = createRoute({ getParentRoute: () => rootRoute, path: '/client' });
