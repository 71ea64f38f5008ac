import { screen } from '@testing-library/react';
import { expect, test } from 'vitest';
import { LEAD_ID, replay, simulated, version } from '@/testing/data';
import { testPageStates } from '@/testing/pageStates';
import { openPage } from '@/testing/render';
import { answer, leaveWaiting, page, refuse } from '@/testing/server';

const VERSIONS = { '/api/admin/config/versions': page(version) };

testPageStates('Replays', {
  address: '/admin/replays',
  call: '/api/admin/replays',
  others: { ...VERSIONS, '/api/admin/replays/rpl_1': replay, '/api/admin/replays/rpl_1/moved': page() },
  empty: { body: page(), says: 'Nothing replayed yet' },
  data: { body: page(replay), shows: ['Draft', 'No lead would move'] },
});

test('a replay under way says how far it is and can be cancelled', async () => {
  const running = { ...replay, state: 'RUNNING', replayed: 30, report: null };
  answer('get', '/api/admin/config/versions', page(version));
  answer('get', '/api/admin/replays', page(running));
  answer('get', '/api/admin/replays/rpl_1', running);
  const cancelled = answer('delete', '/api/admin/replays/rpl_1', undefined, 204);
  const { user } = openPage('/admin/replays');

  await screen.findByText('30 of 90 decisions made again.');
  await user.click(screen.getByRole('button', { name: 'Cancel' }));

  await screen.findByText('Cancelled.');
  expect(cancelled).toHaveLength(1);
});

const simulate = async () => {
  answer('get', '/api/admin/config/versions', page(version));
  const { user } = openPage(`/admin/simulate?lead=${LEAD_ID}`);
  await screen.findByText('Nothing is taken, written or sent');
  return { user, button: screen.getByRole('button', { name: 'Simulate' }) };
};

test('a simulation says what would happen, and asks for the lead of the address', async () => {
  const asked = answer('post', '/api/admin/simulate', simulated);
  const { user, button } = await simulate();

  await user.click(button);

  await screen.findByText('Would go to dealer-114.');
  expect(asked[0]?.body).toMatchObject({ lead_id: LEAD_ID, version: 'live' });
});

test('a simulation that fails says why, and one under way shows that it runs', async () => {
  refuse('post', '/api/admin/simulate', 503, 'The routing service does not answer');
  const { user, button } = await simulate();
  await user.click(button);
  await screen.findByText('The routing service does not answer');

  leaveWaiting('post', '/api/admin/simulate');
  await user.click(button);

  expect(button.getAttribute('data-loading')).toBe('true');
});
