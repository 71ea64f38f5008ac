import { screen, within } from '@testing-library/react';
import { expect, test } from 'vitest';
import { LEAD_ID, waitingLead } from '@/testing/data';
import { testPageStates } from '@/testing/pageStates';
import { openPage } from '@/testing/render';
import { answer, leaveWaiting, page } from '@/testing/server';

testPageStates('Leads in review', {
  address: '/admin/holds',
  call: '/api/admin/holds',
  empty: { body: page(), says: 'Nothing to review' },
  data: { body: page(waitingLead), shows: ['The same person came two days ago.', '1 in review'] },
});

testPageStates('Held leads', {
  address: '/admin/holds?show=held',
  call: '/api/admin/holds',
  empty: { body: page(), says: 'Nothing is held' },
  data: { body: page({ ...waitingLead, state: 'HELD', reason: 'OUT_OF_HOURS' }), shows: ['Out of hours', '1 held'] },
});

test('several leads are rejected with one reason, after the consequence was said', async () => {
  answer('get', '/api/admin/holds', page(waitingLead));
  const actions = answer('post', '/api/admin/holds/actions', {
    results: [{ lead_id: LEAD_ID, answer: 'DONE', state: 'REJECTED', expired_before: null }],
  });
  const { user } = openPage('/admin/holds');

  await user.click(await screen.findByRole('checkbox', { name: `Select ${LEAD_ID}` }));
  const toolbar = await screen.findByRole('toolbar', { name: 'Selected leads' });
  await user.click(within(toolbar).getByRole('button', { name: 'Reject' }));
  const dialog = await screen.findByRole('dialog', { name: 'Reject 1 lead' });
  within(dialog).getByText(/cannot be undone/);
  await user.type(within(dialog).getByRole('textbox', { name: 'Reason' }), 'a competitor');
  await user.click(within(dialog).getByRole('button', { name: 'Reject 1 lead' }));

  await screen.findByText('1 rejected.');
  expect(actions[0]?.body).toEqual({ action: 'reject', reason: 'a competitor', items: [{ lead_id: LEAD_ID }] });
});

test('nothing can be selected as long as nothing is shown', async () => {
  leaveWaiting('get', '/api/admin/holds');
  openPage('/admin/holds');

  const all = await screen.findByRole<HTMLInputElement>('checkbox', { name: 'Select all 0 shown' });

  expect(all.disabled).toBe(true);
});
