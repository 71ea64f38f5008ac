import {
  IconAddressBook,
  IconAdjustments,
  IconArrowBackUp,
  IconCash,
  IconClockPause,
  IconFlask,
  IconGitCommit,
  IconHistory,
  IconKey,
  IconListDetails,
  IconMap2,
  IconPlugConnected,
  IconRepeat,
  IconUsers,
} from '@tabler/icons-react';
import type { ComponentType } from 'react';

export interface Entry {
  to: string;
  label: string;
  icon: ComponentType<{ size?: number; 'aria-hidden'?: boolean }>;
  exact?: boolean;
}
export interface Group {
  group: string;
  entries: Entry[];
}

/** The menu; the palette offers the same. */
export const groups: Group[] = [
  {
    group: 'Operate',
    entries: [
      { to: '/admin/leads', label: 'Leads', icon: IconListDetails },
      { to: '/admin/holds', label: 'Holds & review', icon: IconClockPause },
    ],
  },
  {
    group: 'Configure',
    entries: [
      { to: '/admin/endpoints', label: 'Endpoints', icon: IconPlugConnected },
      { to: '/admin/territories', label: 'Territories', icon: IconMap2 },
      { to: '/admin/sources', label: 'Sources', icon: IconAddressBook },
      { to: '/admin/config', label: 'Configuration', icon: IconAdjustments, exact: true },
      { to: '/admin/config/versions', label: 'Versions', icon: IconGitCommit },
    ],
  },
  {
    group: 'Rehearse',
    entries: [
      { to: '/admin/simulate', label: 'Simulate', icon: IconFlask },
      { to: '/admin/replays', label: 'Replay', icon: IconRepeat },
    ],
  },
  {
    group: 'System',
    entries: [
      { to: '/admin/secrets', label: 'Keys & secrets', icon: IconKey },
      { to: '/admin/users', label: 'Users & tokens', icon: IconUsers },
      { to: '/admin/audit', label: 'Audit log', icon: IconHistory },
      { to: '/admin/money', label: 'Money', icon: IconCash },
      { to: '/admin/returns', label: 'Returns', icon: IconArrowBackUp },
    ],
  },
];
