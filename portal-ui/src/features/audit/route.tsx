import { IconHistory } from '@tabler/icons-react';
import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { defineFeature } from '@/routing/feature';
import { adminRoute } from '@/routing/parents';
import { pick } from '@/routing/search';

const page = createRoute({
  getParentRoute: () => adminRoute,
  path: '/audit',
  validateSearch: (search: Record<string, unknown>) => pick(search, ['actor', 'action', 'object']),
  component: lazyRouteComponent(() => import('./AuditPage'), 'AuditPage'),
});

export const audit = defineFeature({
  permission: 'READ_AUDIT_LOG',
  routes: [page],
  navigation: [{ group: 'System', to: '/admin/audit', label: 'Audit log', icon: IconHistory }],
});
