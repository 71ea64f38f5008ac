import { IconMap2 } from '@tabler/icons-react';
import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { defineFeature } from '@/routing/feature';
import { adminRoute } from '@/routing/parents';
import { pick } from '@/routing/search';

const page = createRoute({
  getParentRoute: () => adminRoute,
  path: '/territories',
  validateSearch: (search: Record<string, unknown>) => pick(search, ['zip', 'line', 'segment', 'on', 'show']),
  component: lazyRouteComponent(() => import('./TerritoriesPage'), 'TerritoriesPage'),
});

export const territories = defineFeature({
  permission: 'CONFIGURE',
  routes: [page],
  navigation: [{ group: 'Configure', to: '/admin/territories', label: 'Territories', icon: IconMap2 }],
});
