import { screen, within } from '@testing-library/react';
import { expect, test } from 'vitest';
import { apiKey, source } from '@/testing/data';
import { testPageStates } from '@/testing/pageStates';
import { openPage } from '@/testing/render';
import { answer, page } from '@/testing/server';

const KEYS = '/api/admin/sources/web-1/keys';

testPageStates('Sources', {
  address: '/admin/sources',
  call: '/api/admin/sources',
  empty: { body: page(), says: 'No sources yet' },
  data: { body: page(source), shows: ['web-1', 'Vendor One', '$18.00 per lead'] },
});

testPageStates('A source', {
  address: '/admin/sources/web-1',
  call: '/api/admin/sources/web-1',
  others: { [KEYS]: page(apiKey) },
  loading: 'Loading the source',
  data: { body: source, shows: ['Vendor One', 'key_7 …ab12', '83'] },
});

test('a new key is shown once, and only the button that says it is stored closes it', async () => {
  answer('get', '/api/admin/sources/web-1', source);
  answer('get', KEYS, page());
  answer('post', KEYS, { key_id: 'key_8', key: 'hg_src_secret', posting_url: null });
  const { user } = openPage('/admin/sources/web-1');
  await screen.findByText('No key yet: the source cannot post leads.');

  await user.click(screen.getByRole('button', { name: 'Create key' }));
  const dialog = await screen.findByRole('dialog', { name: 'New key' });
  within(dialog).getByText('hg_src_secret');
  await user.keyboard('{Escape}');
  within(dialog).getByText('hg_src_secret');
  await user.click(within(dialog).getByRole('button', { name: 'I have stored it' }));

  expect(screen.queryByText('hg_src_secret')).toBeNull();
});

test('a key is revoked, and where that is not in force yet is said', async () => {
  answer('get', '/api/admin/sources/web-1', source);
  answer('get', KEYS, page(apiKey));
  const revoked = answer('delete', `${KEYS}/key_7`, { live: { intake: false } });
  const { user } = openPage('/admin/sources/web-1');

  await user.click(await screen.findByRole('button', { name: 'Revoke key_7' }));
  const dialog = await screen.findByRole('dialog', { name: 'Revoke key' });
  await user.click(within(dialog).getByRole('button', { name: 'Revoke key' }));

  await screen.findByText(/not in force yet in: intake/);
  expect(revoked).toHaveLength(1);
});
