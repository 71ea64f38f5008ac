import { expect, test } from 'vitest';
import type { Role } from '@/api/types';
import { mayOpen } from './session';
import { groups } from '@/shell/navigation';

const who = (...roles: Role[]) => ({ roles });

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
])('finance is led to %s: %s', (path, led) => {
  expect(mayOpen(who('FINANCE'), path)).toBe(led);
});

test('an operator is led everywhere but to users', () => {
  const closed = groups.flatMap(({ entries }) => entries).filter(({ to }) => !mayOpen(who('OPERATOR'), to));

  expect(closed.map(({ to }) => to)).toEqual(['/admin/users']);
});

test('a role without a portal is led to no page of the menu', () => {
  expect(groups.flatMap(({ entries }) => entries).filter(({ to }) => mayOpen(who('VENDOR', 'CLIENT'), to))).toEqual([]);
});

test('every page of the menu belongs to an area, so that the administrator alone opens all', () => {
  expect(groups.flatMap(({ entries }) => entries).every(({ to }) => mayOpen(who('ADMIN'), to))).toBe(true);
});
