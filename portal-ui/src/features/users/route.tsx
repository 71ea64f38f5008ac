import { IconUsers } from '@tabler/icons-react';
import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { defineFeature } from '@/routing/feature';
import { adminRoute } from '@/routing/parents';

const page = createRoute({
  getParentRoute: () => adminRoute,
  path: '/users',
  component: lazyRouteComponent(() => import('./UsersPage'), 'UsersPage'),
});

export const users = defineFeature({
  permission: 'MANAGE_ACCESS',
  routes: [page],
  navigation: [{ group: 'System', to: '/admin/users', label: 'Users & tokens', icon: IconUsers }],
});
