import type { QueryClient } from '@tanstack/react-query';
import {
  createRootRouteWithContext,
  createRoute,
  createRouter,
  lazyRouteComponent,
  Outlet,
  redirect,
} from '@tanstack/react-router';
import { leadFilterNames } from '@/features/leads/filters';
import { LoginPage } from '@/features/login/LoginPage';
import { Broken, NotFound } from '@/components/states';
import { parseSearch, pick, stringifySearch } from '@/routing/search';
import { Shell } from './Shell';

const root = createRootRouteWithContext<{ queryClient: QueryClient }>()({
  component: Outlet,
  notFoundComponent: () => (
    <main>
      <NotFound />
    </main>
  ),
});

const home = createRoute({
  getParentRoute: () => root,
  path: '/',
  beforeLoad: () => {
    throw redirect({ to: '/admin/leads', search: {} });
  },
});

const login = createRoute({
  getParentRoute: () => root,
  path: '/login',
  validateSearch: (search: Record<string, unknown>) => pick(search, ['return', 'idle']),
  component: LoginPage,
});

const admin = createRoute({
  getParentRoute: () => root,
  path: '/admin',
  component: Shell,
  errorComponent: Broken,
  notFoundComponent: NotFound,
});

const adminHome = createRoute({
  getParentRoute: () => admin,
  path: '/',
  beforeLoad: () => {
    throw redirect({ to: '/admin/leads', search: {} });
  },
});

const leads = createRoute({
  getParentRoute: () => admin,
  path: '/leads',
  validateSearch: (search: Record<string, unknown>) => pick(search, leadFilterNames),
  component: lazyRouteComponent(() => import('@/features/leads/LeadsPage'), 'LeadsPage'),
});
const lead = createRoute({
  getParentRoute: () => admin,
  path: '/leads/$leadId',
  component: lazyRouteComponent(() => import('@/features/leads/LeadPage'), 'LeadPage'),
});
const holds = createRoute({
  getParentRoute: () => admin,
  path: '/holds',
  validateSearch: (search: Record<string, unknown>) => pick(search, ['show', 'reason', 'endpoint']),
  component: lazyRouteComponent(() => import('@/features/holds/HoldsPage'), 'HoldsPage'),
});
const endpoints = createRoute({
  getParentRoute: () => admin,
  path: '/endpoints',
  validateSearch: (search: Record<string, unknown>) => pick(search, ['q', 'client', 'status']),
  component: lazyRouteComponent(() => import('@/features/endpoints/EndpointsPage'), 'EndpointsPage'),
});
const endpoint = createRoute({
  getParentRoute: () => admin,
  path: '/endpoints/$endpointId',
  component: lazyRouteComponent(() => import('@/features/endpoints/EndpointPage'), 'EndpointPage'),
});
const territories = createRoute({
  getParentRoute: () => admin,
  path: '/territories',
  validateSearch: (search: Record<string, unknown>) => pick(search, ['zip', 'line', 'segment', 'on', 'show']),
  component: lazyRouteComponent(() => import('@/features/territories/TerritoriesPage'), 'TerritoriesPage'),
});
const sources = createRoute({
  getParentRoute: () => admin,
  path: '/sources',
  validateSearch: (search: Record<string, unknown>) => pick(search, ['q', 'vendor', 'status']),
  component: lazyRouteComponent(() => import('@/features/sources/SourcesPage'), 'SourcesPage'),
});
const source = createRoute({
  getParentRoute: () => admin,
  path: '/sources/$sourceId',
  component: lazyRouteComponent(() => import('@/features/sources/SourcePage'), 'SourcePage'),
});
const config = createRoute({
  getParentRoute: () => admin,
  path: '/config',
  component: lazyRouteComponent(() => import('@/features/configuration/DraftPage'), 'DraftPage'),
});
const versions = createRoute({
  getParentRoute: () => admin,
  path: '/config/versions',
  validateSearch: (search: Record<string, unknown>) => pick(search, ['from', 'to']),
  component: lazyRouteComponent(() => import('@/features/configuration/VersionsPage'), 'VersionsPage'),
});
const simulate = createRoute({
  getParentRoute: () => admin,
  path: '/simulate',
  validateSearch: (search: Record<string, unknown>) =>
    pick(search, ['lead', 'endpoint', 'version', 'zip', 'line', 'segment']),
  component: lazyRouteComponent(() => import('@/features/simulation/SimulatePage'), 'SimulatePage'),
});
const replays = createRoute({
  getParentRoute: () => admin,
  path: '/replays',
  validateSearch: (search: Record<string, unknown>) => pick(search, ['id']),
  component: lazyRouteComponent(() => import('@/features/simulation/ReplayPage'), 'ReplayPage'),
});
const secrets = createRoute({
  getParentRoute: () => admin,
  path: '/secrets',
  validateSearch: (search: Record<string, unknown>) => pick(search, ['client']),
  component: lazyRouteComponent(() => import('@/features/secrets/SecretsPage'), 'SecretsPage'),
});
const users = createRoute({
  getParentRoute: () => admin,
  path: '/users',
  component: lazyRouteComponent(() => import('@/features/users/UsersPage'), 'UsersPage'),
});
const audit = createRoute({
  getParentRoute: () => admin,
  path: '/audit',
  validateSearch: (search: Record<string, unknown>) => pick(search, ['actor', 'action', 'object']),
  component: lazyRouteComponent(() => import('@/features/audit/AuditPage'), 'AuditPage'),
});
const money = createRoute({
  getParentRoute: () => admin,
  path: '/money',
  component: lazyRouteComponent(() => import('@/features/money/MoneyPage'), 'MoneyPage'),
});
const returns = createRoute({
  getParentRoute: () => admin,
  path: '/returns',
  validateSearch: (search: Record<string, unknown>) =>
    pick(search, ['client', 'source', 'reason', 'lead', 'decision', 'claimed', 'from', 'to']),
  component: lazyRouteComponent(() => import('@/features/money/ReturnsPage'), 'ReturnsPage'),
});

export const router = createRouter({
  routeTree: root.addChildren([
    home,
    login,
    admin.addChildren([
      adminHome,
      leads,
      lead,
      holds,
      endpoints,
      endpoint,
      territories,
      sources,
      source,
      config,
      versions,
      simulate,
      replays,
      secrets,
      users,
      audit,
      money,
      returns,
    ]),
  ]),
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
