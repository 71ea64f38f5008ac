import type { Portal } from '@/routing/feature';

/**
 * For those who sell leads. It has no page yet; its features go under vendorRoute, as those of admin under adminRoute.
 */
export const vendorFeatures = [] as const;

export const vendor: Portal = {
  name: 'Vendor',
  roles: ['VENDOR'],
  home: '/vendor',
  groups: [],
  features: vendorFeatures,
};
