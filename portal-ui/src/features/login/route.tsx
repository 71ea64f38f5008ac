import { createRoute } from '@tanstack/react-router';
import { rootRoute } from '@/routing/parents';
import { pick } from '@/routing/search';
import { LoginPage } from './LoginPage';

/** Stands outside of every portal, so it is no part of one. */
export const loginRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/login',
  validateSearch: (search: Record<string, unknown>) => pick(search, ['return', 'idle']),
  component: LoginPage,
});
