import { screen, within } from '@testing-library/react';
import { expect, test } from 'vitest';
import { token, user as olga } from '@/testing/data';
import { testPageStates } from '@/testing/pageStates';
import { openPage } from '@/testing/render';
import { answer, page } from '@/testing/server';

testPageStates('Users', {
  address: '/admin/users',
  call: '/api/admin/users',
  others: { '/api/admin/tokens': page(token) },
  empty: { body: page(), says: 'No users' },
  data: { body: page(olga), shows: ['olga', 'operator'] },
});

testPageStates('Tokens', {
  address: '/admin/users',
  call: '/api/admin/tokens',
  others: { '/api/admin/users': page(olga) },
  empty: { body: page(), says: 'No tokens' },
  data: { body: page(token), shows: ['nightly-export', '…cd34'] },
});

test('the roles of a user are changed', async () => {
  answer('get', '/api/admin/users', page(olga));
  answer('get', '/api/admin/tokens', page());
  const changed = answer('put', '/api/admin/users/olga', { ...olga });
  const { user } = openPage('/admin/users');

  await user.click(await screen.findByRole('button', { name: 'Roles of olga' }));
  const dialog = await screen.findByRole('dialog', { name: 'Roles of olga' });
  await user.click(within(dialog).getByRole('checkbox', { name: 'finance' }));
  await user.click(within(dialog).getByRole('button', { name: 'Save' }));

  await screen.findByText('Roles of olga', { selector: '.mantine-Notification-description' });
  expect(changed[0]?.body).toEqual({ roles: ['OPERATOR', 'FINANCE'], disabled: false });
});

test('a token is made with the rights that were chosen, and shown once', async () => {
  answer('get', '/api/admin/users', page(olga));
  answer('get', '/api/admin/tokens', page());
  const made = answer('post', '/api/admin/tokens', { token: 'hg_pat_once' }, 201);
  const { user } = openPage('/admin/users');

  await user.click(await screen.findByRole('button', { name: 'Create token' }));
  const dialog = await screen.findByRole('dialog', { name: 'Create token' });
  await user.type(within(dialog).getByRole('textbox', { name: 'Name' }), 'books');
  await user.click(within(dialog).getByRole('checkbox', { name: 'finance' }));
  await user.click(within(dialog).getByRole('button', { name: 'Create token' }));

  await screen.findByText('hg_pat_once');
  expect(made[0]?.body).toEqual({ name: 'books', roles: ['FINANCE'] });
});
