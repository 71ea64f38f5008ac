import { audit } from '@/features/audit/route';
import { configuration } from '@/features/configuration/route';
import { endpoints } from '@/features/endpoints/route';
import { holds } from '@/features/holds/route';
import { leads } from '@/features/leads/route';
import { money } from '@/features/money/route';
import { secrets } from '@/features/secrets/route';
import { simulation } from '@/features/simulation/route';
import { sources } from '@/features/sources/route';
import { territories } from '@/features/territories/route';
import { users } from '@/features/users/route';
import type { Portal } from '@/routing/feature';

/** For those who run the network. A new feature is one folder and its name here. */
export const adminFeatures = [
  leads,
  holds,
  endpoints,
  territories,
  sources,
  configuration,
  simulation,
  secrets,
  users,
  audit,
  money,
] as const;

export const admin: Portal = {
  name: 'Admin',
  roles: ['ADMIN', 'OPERATOR', 'FINANCE'],
  home: '/admin/leads',
  groups: ['Operate', 'Configure', 'Rehearse', 'System'],
  features: adminFeatures,
};
