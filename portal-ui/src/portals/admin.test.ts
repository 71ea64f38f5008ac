import { expect, test } from 'vitest';
import type { Permission } from '@/api/types';
import { navigationOf, permissionFor } from '@/routing/feature';
import { admin } from './admin';
import { client } from './client';
import { createPortalRouter } from './router';
import { vendor } from './vendor';

const router = createPortalRouter();

const FINANCE: Permission[] = ['READ_LEADS', 'HANDLE_MONEY'];

const mayOpen = (permissions: Permission[]) => (path: string) => {
  const needed = permissionFor(admin.features, path);
  return needed === undefined || permissions.includes(needed);
};
const menu = (permissions: Permission[]) =>
  navigationOf(admin, mayOpen(permissions)).map(({ group, entries }) => [group, ...entries.map(({ label }) => label)]);

test.each([
  ['/admin/leads', true],
  ['/admin/leads/lead_1', true],
  ['/admin/money', true],
  ['/admin/endpoints/crm', false],
  ['/admin/sources/web', false],
  ['/admin/config/versions', false],
  ['/admin/secrets', false],
  ['/admin/users', false],
  ['/admin/audit', false],
])('whoever may read leads and handle money is led to %s: %s', (path, led) => {
  expect(mayOpen(FINANCE)(path)).toBe(led);
});

test('the menu has its groups in the order of the portal and its entries in the order of the features', () => {
  const all: Permission[] = ['READ_LEADS', 'HANDLE_MONEY', 'OPERATE', 'CONFIGURE', 'READ_AUDIT_LOG', 'MANAGE_ACCESS'];

  expect(menu(all)).toEqual([
    ['Operate', 'Leads', 'Holds & review'],
    ['Configure', 'Endpoints', 'Territories', 'Sources', 'Configuration', 'Versions'],
    ['Rehearse', 'Simulate', 'Replay'],
    ['System', 'Keys & secrets', 'Users & tokens', 'Audit log', 'Money', 'Returns'],
  ]);
  expect(menu(FINANCE)).toEqual([
    ['Operate', 'Leads'],
    ['System', 'Money', 'Returns'],
  ]);
  expect(menu([])).toEqual([]);
});

test('every entry of the menu leads to a page that exists, in a group that the portal has', () => {
  for (const { to, group } of admin.features.flatMap(({ navigation }) => navigation)) {
    expect(Object.keys(router.routesByPath), to).toContain(to);
    expect(admin.groups, to).toContain(group);
  }
});

test('every page of the portal belongs to a feature, so that none is open to everybody by mistake', () => {
  const pages = Object.keys(router.routesByPath).filter((path) => path.startsWith('/admin/') && path !== '/admin/');

  expect(pages.length).toBeGreaterThan(15);
  for (const path of pages) expect(permissionFor(admin.features, path), path).toBeDefined();
});

test('no role belongs to two portals, and vendors and clients have no page yet', () => {
  const roles = [admin, vendor, client].flatMap((portal) => portal.roles);

  expect(new Set(roles).size).toBe(roles.length);
  expect([...vendor.features, ...client.features]).toEqual([]);
});
