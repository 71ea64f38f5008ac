import { IconPlugConnected } from '@tabler/icons-react';
import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { defineFeature } from '@/routing/feature';
import { adminRoute } from '@/routing/parents';
import { pick } from '@/routing/search';

const list = createRoute({
  getParentRoute: () => adminRoute,
  path: '/endpoints',
  validateSearch: (search: Record<string, unknown>) => pick(search, ['q', 'client', 'status']),
  component: lazyRouteComponent(() => import('./EndpointsPage'), 'EndpointsPage'),
});
const detail = createRoute({
  getParentRoute: () => adminRoute,
  path: '/endpoints/$endpointId',
  component: lazyRouteComponent(() => import('./EndpointPage'), 'EndpointPage'),
});

export const endpoints = defineFeature({
  permission: 'CONFIGURE',
  routes: [list, detail],
  navigation: [{ group: 'Configure', to: '/admin/endpoints', label: 'Endpoints', icon: IconPlugConnected }],
  search: (text) => [
    { id: 'find-endpoints', label: `Find endpoints “${text}”`, to: '/admin/endpoints', search: { q: text } },
  ],
});
