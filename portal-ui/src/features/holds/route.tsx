import { IconClockPause } from '@tabler/icons-react';
import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { defineFeature } from '@/routing/feature';
import { adminRoute } from '@/routing/parents';
import { pick } from '@/routing/search';

const page = createRoute({
  getParentRoute: () => adminRoute,
  path: '/holds',
  validateSearch: (search: Record<string, unknown>) => pick(search, ['show', 'reason', 'endpoint']),
  component: lazyRouteComponent(() => import('./HoldsPage'), 'HoldsPage'),
});

export const holds = defineFeature({
  permission: 'OPERATE',
  routes: [page],
  navigation: [{ group: 'Operate', to: '/admin/holds', label: 'Holds & review', icon: IconClockPause }],
});
