import { IconKey } from '@tabler/icons-react';
import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { defineFeature } from '@/routing/feature';
import { adminRoute } from '@/routing/parents';
import { pick } from '@/routing/search';

const page = createRoute({
  getParentRoute: () => adminRoute,
  path: '/secrets',
  validateSearch: (search: Record<string, unknown>) => pick(search, ['client']),
  component: lazyRouteComponent(() => import('./SecretsPage'), 'SecretsPage'),
});

export const secrets = defineFeature({
  permission: 'CONFIGURE',
  routes: [page],
  navigation: [{ group: 'System', to: '/admin/secrets', label: 'Keys & secrets', icon: IconKey }],
});
