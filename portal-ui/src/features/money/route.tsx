import { IconArrowBackUp, IconCash } from '@tabler/icons-react';
import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { defineFeature } from '@/routing/feature';
import { adminRoute } from '@/routing/parents';
import { pick } from '@/routing/search';

const RETURN_FILTERS = ['client', 'source', 'reason', 'lead', 'decision', 'claimed', 'from', 'to'] as const;

const balances = createRoute({
  getParentRoute: () => adminRoute,
  path: '/money',
  component: lazyRouteComponent(() => import('./MoneyPage'), 'MoneyPage'),
});
const returns = createRoute({
  getParentRoute: () => adminRoute,
  path: '/returns',
  validateSearch: (search: Record<string, unknown>) => pick(search, RETURN_FILTERS),
  component: lazyRouteComponent(() => import('./ReturnsPage'), 'ReturnsPage'),
});

export const money = defineFeature({
  permission: 'HANDLE_MONEY',
  routes: [balances, returns],
  navigation: [
    { group: 'System', to: '/admin/money', label: 'Money', icon: IconCash },
    { group: 'System', to: '/admin/returns', label: 'Returns', icon: IconArrowBackUp },
  ],
});
