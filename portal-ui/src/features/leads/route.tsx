import { IconListDetails } from '@tabler/icons-react';
import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { defineFeature } from '@/routing/feature';
import { adminRoute } from '@/routing/parents';
import { pick } from '@/routing/search';
import { leadFilterNames } from './filters';
import { searchLeads } from './searchLeads';

const list = createRoute({
  getParentRoute: () => adminRoute,
  path: '/leads',
  validateSearch: (search: Record<string, unknown>) => pick(search, leadFilterNames),
  component: lazyRouteComponent(() => import('./LeadsPage'), 'LeadsPage'),
});
const detail = createRoute({
  getParentRoute: () => adminRoute,
  path: '/leads/$leadId',
  component: lazyRouteComponent(() => import('./LeadPage'), 'LeadPage'),
});

export const leads = defineFeature({
  permission: 'READ_LEADS',
  routes: [list, detail],
  navigation: [{ group: 'Operate', to: '/admin/leads', label: 'Leads', icon: IconListDetails }],
  search: searchLeads,
});
