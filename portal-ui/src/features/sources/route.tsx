import { IconAddressBook } from '@tabler/icons-react';
import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { defineFeature } from '@/routing/feature';
import { adminRoute } from '@/routing/parents';
import { pick } from '@/routing/search';

const list = createRoute({
  getParentRoute: () => adminRoute,
  path: '/sources',
  validateSearch: (search: Record<string, unknown>) => pick(search, ['q', 'vendor', 'status']),
  component: lazyRouteComponent(() => import('./SourcesPage'), 'SourcesPage'),
});
const detail = createRoute({
  getParentRoute: () => adminRoute,
  path: '/sources/$sourceId',
  component: lazyRouteComponent(() => import('./SourcePage'), 'SourcePage'),
});

export const sources = defineFeature({
  permission: 'CONFIGURE',
  routes: [list, detail],
  navigation: [{ group: 'Configure', to: '/admin/sources', label: 'Sources', icon: IconAddressBook }],
  search: (text) => [
    { id: 'find-sources', label: `Find sources “${text}”`, to: '/admin/sources', search: { q: text } },
  ],
});
