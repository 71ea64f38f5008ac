import {
  ActionIcon,
  AppShell,
  Burger,
  Button,
  NativeSelect,
  Popover,
  useComputedColorScheme,
  useMantineColorScheme,
} from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import {
  IconInfoCircle,
  IconKey,
  IconLogout,
  IconMoon,
  IconQuestionMark,
  IconSearch,
  IconSun,
  IconUser,
} from '@tabler/icons-react';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, Outlet, useLocation, useNavigate } from '@tanstack/react-router';
import { useRef } from 'react';
import { ApiError } from '@/api/client';
import { PortalLink } from '@/components/PortalLink';
import { failed } from '@/components/notify';
import { useTitle } from '@/components/page';
import { Problem, Waiting } from '@/components/states';
import { zoneAbbreviation } from '@/components/format';
import { About } from './About';
import { endSession } from './api';
import { OwnPassword } from './OwnPassword';
import { Palette, openPalette } from './Palette';
import { forget, useIdleLogout } from './idle';
import { navigationOf, permissionFor, type NavigationEntry, type Portal } from '@/routing/feature';
import { meQuery, PagePermissionProvider, useMayOpen, useMe } from '@/session/session';
import { KeyHelp, useShortcuts } from './shortcuts';
import { useZone, ZoneProvider, type ZoneChoice } from '@/session/zone';

/** The frame of every page of a portal; waits for the session and shows the login when there is none. */
export function Shell({ portal }: { portal: Portal }) {
  const { data: me, error } = useQuery(meQuery);
  if (error && !me)
    return (
      <main className="inset">
        <h1 className="skip">Headgate</h1>
        <Problem error={error} />
      </main>
    );
  if (!me) return <Waiting label="Loading the portal" />;
  return (
    <ZoneProvider>
      <PagePermissionProvider value={(path) => permissionFor(portal.features, path)}>
        <Frame portal={portal} />
      </PagePermissionProvider>
    </ZoneProvider>
  );
}

function Frame({ portal }: { portal: Portal }) {
  const me = useMe();
  const mayOpen = useMayOpen();
  const [opened, menu] = useDisclosure();
  const [help, helping] = useDisclosure();
  useShortcuts(helping.open);
  useIdleLogout();
  const { pathname } = useLocation();
  const groups = navigationOf(portal, mayOpen);
  return (
    <AppShell
      header={{ height: 44 }}
      navbar={{ width: 208, breakpoint: 'sm', collapsed: { mobile: !opened } }}
      padding={16}
    >
      <a href="#content" className="skip">
        Skip to content
      </a>
      <AppShell.Header>
        <div className="topbar">
          <div>
            <Burger opened={opened} onClick={menu.toggle} hiddenFrom="sm" size="sm" aria-label="Menu" />
            <Link to={portal.home} search={{}} className="wordmark">
              <i aria-hidden />
              <span className="wide-only">Headgate</span>
            </Link>
            {me.brand && (
              <span className="muted nowrap brand-name" data-testid="brand">
                {me.brand.name}
              </span>
            )}
            <PortalLink
              to="/admin/config/versions"
              className="status tone-success"
              title="The configuration version that decides now"
            >
              v{me.live_version} live
            </PortalLink>
          </div>
          <div>
            <button type="button" className="top-button" onClick={openPalette}>
              <IconSearch size={14} aria-hidden />
              <span className="wide-only">Search</span>
              <kbd>Ctrl K</kbd>
            </button>
            <ZoneSelect />
            <SchemeToggle />
            <ActionIcon variant="subtle" color="gray" aria-label="Keyboard help" onClick={helping.open}>
              <IconQuestionMark size={16} />
            </ActionIcon>
            <UserMenu />
          </div>
        </div>
      </AppShell.Header>
      <AppShell.Navbar p={8} component="div">
        <nav aria-label={portal.name}>
          {groups.map(({ group, entries }) => (
            <div key={group}>
              <div className="nav-group" id={`nav-${group}`}>
                {group}
              </div>
              <ul className="nav-list" aria-labelledby={`nav-${group}`}>
                {entries.map(({ to, label, icon: Icon, exact }) => (
                  <li key={to}>
                    <Link
                      to={to}
                      search={{}}
                      className="nav-link"
                      activeOptions={{ exact: exact ?? false, includeSearch: false }}
                      onClick={menu.close}
                    >
                      <Icon size={16} aria-hidden />
                      {label}
                    </Link>
                  </li>
                ))}
              </ul>
            </div>
          ))}
        </nav>
      </AppShell.Navbar>
      <AppShell.Main id="content" tabIndex={-1} className="no-outline">
        {groups.length === 0 ? (
          <NothingHere />
        ) : mayOpen(pathname) ? (
          <Outlet />
        ) : (
          <Forbidden pages={groups.flatMap(({ entries }) => entries)} />
        )}
      </AppShell.Main>
      <Palette portal={portal} groups={groups} />
      <KeyHelp opened={help} onClose={helping.close} />
    </AppShell>
  );
}

/** Said once, with the ways out: the pages that the role may open. */
function Forbidden({ pages }: { pages: NavigationEntry[] }) {
  useTitle('Not for your role');
  return (
    <div className="empty" role="alert">
      <h1>This page is not for your role</h1>
      <p>Your role does not allow this. An administrator can change that under Users. What you may open:</p>
      <div className="row">
        {pages.map(({ to, label }) => (
          <Link key={to} to={to} search={{}}>
            {label}
          </Link>
        ))}
      </div>
    </div>
  );
}

function NothingHere() {
  const me = useMe();
  useTitle('No portal for your role');
  const logOut = useLogOut();
  const roles = me.roles.map((role) => role.toLowerCase());
  return (
    <div className="empty">
      <h1>There is no portal for your role</h1>
      <p>
        {roles.length === 0
          ? 'Your user has no role.'
          : `Your user has ${roles.length === 1 ? 'the role' : 'the roles'} ${roles.join(' and ')}, ` +
            'for which this version has no portal.'}{' '}
        An administrator can give you another role under Users.
      </p>
      <Button size="xs" variant="default" onClick={() => void logOut()}>
        Log out
      </Button>
    </div>
  );
}

function ZoneSelect() {
  const { choice, choose, now } = useZone();
  const me = useMe();
  const mine = Intl.DateTimeFormat().resolvedOptions().timeZone;
  const options = [
    { value: 'mine', label: `My time, ${zoneAbbreviation(mine, now)}` },
    ...(me.brand
      ? [
          {
            value: 'brand',
            label: [
              me.brand.time_zone.split('/').pop()?.replaceAll('_', ' '),
              zoneAbbreviation(me.brand.time_zone, now),
            ].join(', '),
          },
        ]
      : []),
    { value: 'utc', label: 'UTC' },
  ];
  return (
    <NativeSelect
      size="xs"
      aria-label="Time zone of all times"
      title={
        'What happened is shown in this zone. Hours, caps and pauses are in the zone of the endpoint or source, ' +
        'named beside the time.'
      }
      visibleFrom="sm"
      value={choice}
      data={options}
      w={150}
      onChange={(event) => choose(event.currentTarget.value as ZoneChoice)}
    />
  );
}

function SchemeToggle() {
  const { setColorScheme } = useMantineColorScheme();
  const scheme = useComputedColorScheme('light', { getInitialValueInEffect: false });
  const dark = scheme === 'dark';
  return (
    <ActionIcon
      variant="subtle"
      color="gray"
      aria-label={dark ? 'Switch to light' : 'Switch to dark'}
      onClick={() => setColorScheme(dark ? 'light' : 'dark')}
    >
      {dark ? <IconSun size={16} /> : <IconMoon size={16} />}
    </ActionIcon>
  );
}

function useLogOut() {
  const navigate = useNavigate();
  const queries = useQueryClient();
  return async () => {
    try {
      await endSession();
    } catch (error) {
      // Whoever is told to be out must be out; only an ended session is as good.
      if (!(error instanceof ApiError && error.status === 401)) return failed(error);
    }
    await navigate({ to: '/login', search: {} });
    forget(queries);
  };
}

function UserMenu() {
  const me = useMe();
  const logout = useLogOut();
  const button = useRef<HTMLButtonElement>(null);
  const [about, abouting] = useDisclosure();
  const [changed, changing] = useDisclosure();
  const [opened, menu] = useDisclosure();
  return (
    <>
      <Popover position="bottom-end" width={220} shadow="md" opened={opened} onChange={menu.set} trapFocus returnFocus>
        <Popover.Target>
          <button ref={button} type="button" className="top-button" onClick={menu.toggle}>
            <IconUser size={14} aria-hidden />
            <span className="wide-only">{me.username}</span>
          </button>
        </Popover.Target>
        <Popover.Dropdown p={8} aria-label="User">
          <p className="small muted menu-note">
            {me.username}: {me.roles.map((role) => role.toLowerCase()).join(', ')}
          </p>
          <button
            type="button"
            className="menu-item"
            onClick={() => {
              menu.close();
              abouting.open();
            }}
          >
            <IconInfoCircle size={14} aria-hidden />
            About and credits
          </button>
          <button
            type="button"
            className="menu-item"
            onClick={() => {
              menu.close();
              changing.open();
            }}
          >
            <IconKey size={14} aria-hidden />
            Change password
          </button>
          <button type="button" className="menu-item" onClick={() => void logout()}>
            <IconLogout size={14} aria-hidden />
            Log out
          </button>
        </Popover.Dropdown>
      </Popover>
      {changed && <OwnPassword returnTo={button} onClose={changing.close} />}
      <About opened={about} returnTo={button} onClose={abouting.close} />
    </>
  );
}
