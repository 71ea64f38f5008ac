import type { Portal } from '@/routing/feature';

/**
 * For those who buy leads. It has no page yet; its features go under clientRoute, as those of admin under adminRoute.
 */
export const clientFeatures = [] as const;

export const client: Portal = {
  name: 'Client',
  roles: ['CLIENT'],
  home: '/client',
  groups: [],
  features: clientFeatures,
};
