import { IconFlask, IconRepeat } from '@tabler/icons-react';
import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { defineFeature } from '@/routing/feature';
import { adminRoute } from '@/routing/parents';
import { pick } from '@/routing/search';

const simulate = createRoute({
  getParentRoute: () => adminRoute,
  path: '/simulate',
  validateSearch: (search: Record<string, unknown>) =>
    pick(search, ['lead', 'endpoint', 'version', 'zip', 'line', 'segment']),
  component: lazyRouteComponent(() => import('./SimulatePage'), 'SimulatePage'),
});
const replays = createRoute({
  getParentRoute: () => adminRoute,
  path: '/replays',
  validateSearch: (search: Record<string, unknown>) => pick(search, ['id']),
  component: lazyRouteComponent(() => import('./ReplayPage'), 'ReplayPage'),
});

export const simulation = defineFeature({
  permission: 'OPERATE',
  routes: [simulate, replays],
  navigation: [
    { group: 'Rehearse', to: '/admin/simulate', label: 'Simulate', icon: IconFlask },
    { group: 'Rehearse', to: '/admin/replays', label: 'Replay', icon: IconRepeat },
  ],
});
