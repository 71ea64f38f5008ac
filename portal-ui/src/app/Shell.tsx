import { ActionIcon, AppShell, Burger, NativeSelect, Popover, useComputedColorScheme, useMantineColorScheme } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import {
  IconAddressBook, IconAdjustments, IconCash, IconClockPause, IconFlask, IconGitCommit, IconHistory, IconInfoCircle, IconKey, IconListDetails, IconLogout, IconMap2, IconMoon, IconPlugConnected,
  IconQuestionMark, IconRepeat, IconSearch, IconSun, IconUser, IconUsers,
} from '@tabler/icons-react';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, Outlet, useNavigate } from '@tanstack/react-router';
import { type ComponentType } from 'react';
import { ApiError, call } from '../api/client';
import { failed } from '../ui/notify';
import { Problem, Waiting } from '../ui/states';
import { zoneAbbreviation } from '../ui/format';
import { About } from './About';
import { OwnPassword } from './OwnPassword';
import { Palette, openPalette } from './Palette';
import { useIdleLogout } from './idle';
import { may, meQuery, useMe, type Area } from './session';
import { KeyHelp, useShortcuts } from './shortcuts';
import { useZone, ZoneProvider, type ZoneChoice } from './zone';

interface Entry { to: string; label: string; area: Area; icon: ComponentType<{ size?: number; 'aria-hidden'?: boolean }>; exact?: boolean }

export const navigation: { group: string; entries: Entry[] }[] = [
  { group: 'Operate', entries: [
    { to: '/admin/leads', label: 'Leads', area: 'leads', icon: IconListDetails },
    { to: '/admin/holds', label: 'Holds & review', area: 'operate', icon: IconClockPause },
  ] },
  { group: 'Configure', entries: [
    { to: '/admin/endpoints', label: 'Endpoints', area: 'configure', icon: IconPlugConnected },
    { to: '/admin/territories', label: 'Territories', area: 'configure', icon: IconMap2 },
    { to: '/admin/sources', label: 'Sources', area: 'configure', icon: IconAddressBook },
    { to: '/admin/config', label: 'Configuration', area: 'configure', icon: IconAdjustments, exact: true },
    { to: '/admin/config/versions', label: 'Versions', area: 'configure', icon: IconGitCommit },
  ] },
  { group: 'Rehearse', entries: [
    { to: '/admin/simulate', label: 'Simulate', area: 'operate', icon: IconFlask },
    { to: '/admin/replays', label: 'Replay', area: 'operate', icon: IconRepeat },
  ] },
  { group: 'System', entries: [
    { to: '/admin/secrets', label: 'Keys & secrets', area: 'configure', icon: IconKey },
    { to: '/admin/users', label: 'Users & tokens', area: 'access', icon: IconUsers },
    { to: '/admin/audit', label: 'Audit log', area: 'audit', icon: IconHistory },
    { to: '/admin/money', label: 'Money', area: 'money', icon: IconCash },
  ] },
];

/** The frame of every admin screen; waits for the session and shows the login when there is none. */
export function Shell() {
  const { data: me, error } = useQuery(meQuery);
  if (error && !me) return <main style={{ padding: 24 }}><h1 className="skip">Headgate</h1><Problem error={error} /></main>;
  if (!me) return <Waiting label="Loading the portal" />;
  return <ZoneProvider><Frame /></ZoneProvider>;
}

function Frame() {
  const me = useMe();
  const [opened, menu] = useDisclosure();
  const [help, helping] = useDisclosure();
  useShortcuts(helping.open);
  useIdleLogout();
  const groups = navigation
    .map(({ group, entries }) => ({ group, entries: entries.filter((entry) => may(me, entry.area)) }))
    .filter(({ entries }) => entries.length > 0);
  return (
    <AppShell header={{ height: 44 }} navbar={{ width: 208, breakpoint: 'sm', collapsed: { mobile: !opened } }} padding={16}>
      <a href="#content" className="skip">Skip to content</a>
      <AppShell.Header>
        <div className="topbar">
          <div>
            <Burger opened={opened} onClick={menu.toggle} hiddenFrom="sm" size="sm" aria-label="Menu" />
            <Link to="/admin/leads" search={{}} className="wordmark"><i aria-hidden /><span className="wide-only">Headgate</span></Link>
            {me.brand && <span className="muted nowrap brand-name" data-testid="brand">{me.brand.name}</span>}
            <Link to="/admin/config/versions" className="status tone-success" title="The configuration version that decides now">v{me.live_version} live</Link>
          </div>
          <div>
            <button type="button" className="top-button" onClick={openPalette}><IconSearch size={14} aria-hidden /><span className="wide-only">Search</span><kbd>Ctrl K</kbd></button>
            <ZoneSelect />
            <SchemeToggle />
            <ActionIcon variant="subtle" color="gray" aria-label="Keyboard help" onClick={helping.open}><IconQuestionMark size={16} /></ActionIcon>
            <UserMenu />
          </div>
        </div>
      </AppShell.Header>
      <AppShell.Navbar p={8} component="div">
        <nav aria-label="Admin">
          {groups.map(({ group, entries }) => (
            <div key={group}>
              <div className="nav-group" id={`nav-${group}`}>{group}</div>
              <ul className="nav-list" aria-labelledby={`nav-${group}`}>
                {entries.map(({ to, label, icon: Icon, exact }) => (
                  <li key={to}>
                    <Link to={to} search={{}} className="nav-link" activeOptions={{ exact: exact ?? false, includeSearch: false }} onClick={menu.close}>
                      <Icon size={16} aria-hidden />{label}
                    </Link>
                  </li>
                ))}
              </ul>
            </div>
          ))}
        </nav>
      </AppShell.Navbar>
      <AppShell.Main id="content" tabIndex={-1} style={{ outline: 'none' }}>
        {groups.length > 0 ? <Outlet /> : <NothingHere />}
      </AppShell.Main>
      <Palette groups={groups} />
      <KeyHelp opened={help} onClose={helping.close} />
    </AppShell>
  );
}

function NothingHere() {
  return (
    <div className="empty">
      <h1>Nothing to show for your role</h1>
      <p>Your user has no part in the admin portal, and this version has no other. An administrator can give it the role of an operator or of finance.</p>
    </div>
  );
}

function ZoneSelect() {
  const { choice, choose, now } = useZone();
  const me = useMe();
  const mine = Intl.DateTimeFormat().resolvedOptions().timeZone;
  const options = [
    { value: 'mine', label: `My time, ${zoneAbbreviation(mine, now)}` },
    ...(me.brand ? [{ value: 'brand', label: `${me.brand.time_zone.split('/').pop()?.replaceAll('_', ' ')}, ${zoneAbbreviation(me.brand.time_zone, now)}` }] : []),
    { value: 'utc', label: 'UTC' },
  ];
  return (
    <NativeSelect size="xs" aria-label="Time zone of all times" visibleFrom="sm" value={choice} data={options} w={150}
      onChange={(event) => choose(event.currentTarget.value as ZoneChoice)} />
  );
}

function SchemeToggle() {
  const { setColorScheme } = useMantineColorScheme();
  const scheme = useComputedColorScheme('light', { getInitialValueInEffect: false });
  const dark = scheme === 'dark';
  return (
    <ActionIcon variant="subtle" color="gray" aria-label={dark ? 'Switch to light' : 'Switch to dark'} onClick={() => setColorScheme(dark ? 'light' : 'dark')}>
      {dark ? <IconSun size={16} /> : <IconMoon size={16} />}
    </ActionIcon>
  );
}

function UserMenu() {
  const me = useMe();
  const navigate = useNavigate();
  const queries = useQueryClient();
  const [about, abouting] = useDisclosure();
  const [changed, changing] = useDisclosure();
  const [opened, menu] = useDisclosure();
  const logout = async () => {
    try {
      await call('POST', '/api/logout');
    } catch (error) {
      // Whoever is told to be out must be out; only an ended session is as good.
      if (!(error instanceof ApiError && error.status === 401)) return failed(error);
    }
    queries.clear();
    await navigate({ to: '/login', search: {} });
  };
  return (
    <>
      <Popover position="bottom-end" width={220} shadow="md" opened={opened} onChange={menu.set} trapFocus returnFocus>
        <Popover.Target>
          <button type="button" className="top-button" onClick={menu.toggle}><IconUser size={14} aria-hidden /><span className="wide-only">{me.username}</span></button>
        </Popover.Target>
        <Popover.Dropdown p={8} aria-label="User">
          <p className="small muted" style={{ padding: '2px 8px 6px' }}>{me.username}: {me.roles.map((role) => role.toLowerCase()).join(', ')}</p>
          <button type="button" className="menu-item" onClick={() => {
            menu.close();
            abouting.open();
          }}><IconInfoCircle size={14} aria-hidden />About and credits</button>
          <button type="button" className="menu-item" onClick={() => {
            menu.close();
            changing.open();
          }}><IconKey size={14} aria-hidden />Change password</button>
          <button type="button" className="menu-item" onClick={() => void logout()}><IconLogout size={14} aria-hidden />Log out</button>
        </Popover.Dropdown>
      </Popover>
      {changed && <OwnPassword onClose={changing.close} />}
      <About opened={about} onClose={abouting.close} />
    </>
  );
}
