import { screen, within } from '@testing-library/react';
import { expect, test } from 'vitest';
import { apiKey, client, secret } from '@/testing/data';
import { testPageStates } from '@/testing/pageStates';
import { openPage } from '@/testing/render';
import { answer, page } from '@/testing/server';

testPageStates('Secrets', {
  address: '/admin/secrets',
  call: '/api/admin/secrets',
  others: { '/api/admin/clients': page(client) },
  empty: { body: page(), says: 'No secrets yet' },
  data: { body: page(secret), shows: ['crm-token', 'dealer-114'] },
});

testPageStates('Clients with keys', {
  address: '/admin/secrets',
  call: '/api/admin/clients',
  others: { '/api/admin/secrets': page(secret) },
  empty: { body: page(), says: 'Clients come from the published configuration.' },
  data: { body: page(client), shows: ['Dealer Group'] },
});

test('a secret is replaced, and its value goes in the body', async () => {
  answer('get', '/api/admin/secrets', page(secret));
  answer('get', '/api/admin/clients', page(client));
  const set = answer('put', '/api/admin/secrets/crm-token', undefined, 204);
  const { user } = openPage('/admin/secrets');

  await user.click(await screen.findByRole('button', { name: 'Replace crm-token' }));
  const dialog = await screen.findByRole('dialog', { name: 'Replace crm-token' });
  await user.type(within(dialog).getByLabelText('Value'), 's3cret');
  await user.click(within(dialog).getByRole('button', { name: 'Set value' }));

  await screen.findByText('crm-token is set.');
  expect(set[0]?.body).toEqual({ value: 's3cret' });
});

test('whoever may not manage access sees client keys and no secrets', async () => {
  answer('get', '/api/admin/clients', page(client));
  answer('get', '/api/admin/clients/c-dealer/keys', page(apiKey));
  openPage('/admin/secrets?client=c-dealer', { permissions: ['CONFIGURE'] });

  await screen.findByText('Keys of c-dealer');
  expect(screen.queryByRole('region', { name: 'Secrets' })).toBeNull();
});
