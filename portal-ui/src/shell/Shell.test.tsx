import { screen, within } from '@testing-library/react';
import { expect, test } from 'vitest';
import { endpoint, leadRow, summary } from '@/testing/data';
import { addressOf, heading, openPage } from '@/testing/render';
import { answer, leaveWaiting, page, refuse } from '@/testing/server';

const withLeads = () => {
  answer('get', '/api/admin/summary', summary);
  answer('get', '/api/admin/leads', page(leadRow));
};
const menu = () => within(screen.getByRole('navigation', { name: 'Admin' })).getAllByRole('link');

test('waits for the session', async () => {
  leaveWaiting('get', '/api/me');
  openPage('/admin/leads');

  await screen.findByText('Loading the portal…');
});

test('says when the session cannot be read', async () => {
  refuse('get', '/api/me', 503, 'The portal is starting');
  openPage('/admin/leads');

  await screen.findByText('The portal is starting');
});

test('the menu has what the server says the person may do', async () => {
  withLeads();
  openPage('/admin/leads', { roles: ['FINANCE'], permissions: ['READ_LEADS', 'HANDLE_MONEY'] });
  await heading('Leads');

  expect(menu().map((link) => link.textContent)).toEqual(['Leads', 'Money', 'Returns']);
});

test('a page that is not for the role says so once and names those that are', async () => {
  openPage('/admin/users', { roles: ['FINANCE'], permissions: ['READ_LEADS', 'HANDLE_MONEY'] });

  await heading('This page is not for your role');
  const alert = screen.getByRole('alert');
  expect(
    within(alert)
      .getAllByRole('link')
      .map((link) => link.textContent),
  ).toEqual(['Leads', 'Money', 'Returns']);
});

test('somebody whose role has no portal is told so and can log out', async () => {
  const out = answer('post', '/api/logout', undefined, 204);
  const opened = openPage('/admin/leads', { username: 'vera', roles: ['VENDOR'], permissions: [] });
  await heading('There is no portal for your role');

  await opened.user.click(screen.getByRole('button', { name: 'Log out' }));

  await heading('Log in to Headgate');
  expect(out).toHaveLength(1);
});

test('an address that is no page says so', async () => {
  openPage('/admin/nonsense');

  await heading('There is no such page');
});

test('the search finds pages by name and asks the features for the rest', async () => {
  withLeads();
  answer('get', '/api/admin/endpoints', page(endpoint));
  const opened = openPage('/admin/leads');
  await heading('Leads');

  await opened.user.click(screen.getByRole('button', { name: /Search/ }));
  await opened.user.type(await screen.findByRole('textbox', { name: /^Search screens/ }), 'dealer');
  await screen.findByText('Find leads “dealer”');
  await screen.findByText('Find sources “dealer”');
  await opened.user.click(screen.getByText('Find endpoints “dealer”'));

  await heading('Endpoints');
  expect(addressOf(opened)).toBe('/admin/endpoints?q=dealer');
});

test('a lead’s id in the search leads to that lead and nowhere else', async () => {
  withLeads();
  const { user } = openPage('/admin/leads');
  await heading('Leads');

  await user.click(screen.getByRole('button', { name: /Search/ }));
  await user.type(
    await screen.findByRole('textbox', { name: /^Search screens/ }),
    '0199bcb8-1111-7222-8333-4444550cfc15',
  );

  await screen.findByText(/^Open lead lead_0199bcb8/);
  expect(screen.queryByText(/^Find/)).toBeNull();
});

test('one’s own password is changed with the old one', async () => {
  withLeads();
  const changed = answer('post', '/api/me/password', undefined, 204);
  const { user } = openPage('/admin/leads');
  await heading('Leads');

  await user.click(screen.getByRole('button', { name: 'alice' }));
  await user.click(await screen.findByRole('button', { name: 'Change password' }));
  const dialog = await screen.findByRole('dialog', { name: 'Change your password' });
  await user.type(within(dialog).getByLabelText('Current password'), 'old');
  await user.type(within(dialog).getByLabelText('New password'), 'new and long');
  await user.click(within(dialog).getByRole('button', { name: 'Change password' }));

  await screen.findByText('Your password is changed');
  expect(changed[0]?.body).toEqual({ current: 'old', password: 'new and long' });
});
