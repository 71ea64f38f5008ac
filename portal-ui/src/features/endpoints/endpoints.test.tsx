import { screen, within } from '@testing-library/react';
import { expect, test } from 'vitest';
import { endpoint } from '@/testing/data';
import { testPageStates } from '@/testing/pageStates';
import { openPage } from '@/testing/render';
import { answer, page } from '@/testing/server';

testPageStates('Endpoints', {
  address: '/admin/endpoints',
  call: '/api/admin/endpoints',
  empty: { body: page(), says: 'No endpoints yet' },
  data: { body: page(endpoint), shows: ['dealer-114', 'Dealer Group'] },
});

testPageStates('An endpoint', {
  address: '/admin/endpoints/dealer-114',
  call: '/api/admin/endpoints/dealer-114',
  loading: 'Loading the endpoint',
  data: { body: endpoint, shows: ['zips 78717, 78726', 'Dealer Group', 'Exclusive'] },
});

test('an endpoint without rights, caps and attempts says what that means', async () => {
  answer('get', '/api/admin/endpoints/dealer-114', { ...endpoint, caps: [], territories: [], recent_attempts: [] });
  openPage('/admin/endpoints/dealer-114');

  await screen.findByText('No cap: it takes as many leads as it is entitled to.');
  await screen.findByText('No right over any territory; it can only be in a plan’s list.');
  await screen.findByText('Nothing was delivered here yet.');
});

test('pausing asks for a reason, takes effect at once and can be taken back', async () => {
  answer('get', '/api/admin/endpoints', page(endpoint));
  const pauses = answer('post', '/api/admin/endpoints/dealer-114/pause', undefined, 204);
  const resumes = answer('post', '/api/admin/endpoints/dealer-114/resume', undefined, 204);
  const { user } = openPage('/admin/endpoints');

  await user.click(await screen.findByRole('button', { name: 'Pause dealer-114' }));
  const dialog = await screen.findByRole('dialog', { name: 'Pause dealer-114' });
  await user.type(within(dialog).getByRole('textbox', { name: 'Reason' }), 'crm down');
  await user.selectOptions(within(dialog).getByRole('combobox', { name: 'How long' }), '');
  await user.click(within(dialog).getByRole('button', { name: 'Pause now' }));
  await user.click(await screen.findByRole('button', { name: 'Undo' }));

  await screen.findByText('Taken back');
  expect(pauses[0]?.body).toEqual({ reason: 'crm down', until: null });
  expect(resumes).toHaveLength(1);
});
