import { IconAdjustments, IconGitCommit } from '@tabler/icons-react';
import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { defineFeature } from '@/routing/feature';
import { adminRoute } from '@/routing/parents';
import { pick } from '@/routing/search';

const draft = createRoute({
  getParentRoute: () => adminRoute,
  path: '/config',
  component: lazyRouteComponent(() => import('./DraftPage'), 'DraftPage'),
});
const versions = createRoute({
  getParentRoute: () => adminRoute,
  path: '/config/versions',
  validateSearch: (search: Record<string, unknown>) => pick(search, ['from', 'to']),
  component: lazyRouteComponent(() => import('./VersionsPage'), 'VersionsPage'),
});

export const configuration = defineFeature({
  permission: 'CONFIGURE',
  routes: [draft, versions],
  navigation: [
    { group: 'Configure', to: '/admin/config', label: 'Configuration', icon: IconAdjustments, exact: true },
    { group: 'Configure', to: '/admin/config/versions', label: 'Versions', icon: IconGitCommit },
  ],
});
