import { screen, within } from '@testing-library/react';
import type { JsonBodyType } from 'msw';
import { expect, test } from 'vitest';
import { explanations, LEAD_ID, leadDetail } from '@/testing/data';
import { testPageStates } from '@/testing/pageStates';
import { openPage } from '@/testing/render';
import { answer, refuse } from '@/testing/server';

const PATH = `/api/admin/leads/${LEAD_ID}`;
const address = `/admin/leads/${LEAD_ID}`;
const open = (detail: JsonBodyType, who = {}) => {
  answer('get', PATH, detail);
  answer('get', `${PATH}/told`, explanations);
  return openPage(address, who);
};

testPageStates('A lead', {
  address,
  call: PATH,
  others: { [`${PATH}/told`]: explanations },
  loading: 'Loading the lead',
  data: { body: leadDetail, shows: ['Delivered to dealer-114 for $42.00', 'Received from web-1.', 'Adds up'] },
});

test('a lead that was rejected at once says that nothing was sent and no money moved', async () => {
  open({
    ...leadDetail,
    sentence: 'Rejected: The same person was there before.',
    lead: { ...leadDetail.lead, status: 'REJECTED', reason: 'DUPLICATE', endpoint_id: null, price: null },
    decisions: [],
    attempts: [],
    deliveries: [],
    ledger: [],
  });

  await screen.findByText(/^Rejected: The same person/);
  await screen.findByText('Nothing was sent.');
  await screen.findByText('This lead has moved no money.');
});

test('a lead in review is approved, and the page is read again', async () => {
  const review = answer('post', `${PATH}/review`, undefined, 204);
  const { user } = open({ ...leadDetail, lead: { ...leadDetail.lead, status: 'REVIEW', reason: 'DUPLICATE' } });
  const approve = await screen.findByRole('button', { name: 'Approve' });
  const reread = answer('get', PATH, leadDetail);

  await user.click(approve);

  await screen.findByText(/^Delivered to dealer-114/);
  expect(review.map(({ body }) => body)).toEqual([{ decision: 'approve' }]);
  expect(review[0]?.headers['x-csrf-token']).toBe('token-1');
  expect(reread.length).toBeGreaterThan(0);
});

test('the contact is asked for with a purpose', async () => {
  const reveal = answer('post', `${PATH}/reveal`, { first_name: 'Ann', last_name: 'Lee', phone: '+15125550143' });
  const { user } = open(leadDetail);

  await user.click(await screen.findByRole('button', { name: 'Reveal contact' }));
  const dialog = await screen.findByRole('dialog', { name: 'Reveal contact' });
  expect(within(dialog).getByRole<HTMLButtonElement>('button', { name: 'Reveal' }).disabled).toBe(true);
  await user.type(within(dialog).getByRole('textbox', { name: 'What do you need it for?' }), 'a complaint');
  await user.click(within(dialog).getByRole('button', { name: 'Reveal' }));

  await screen.findByText('Ann Lee');
  expect(reveal[0]?.body).toEqual({ purpose: 'a complaint' });
});

test('whoever may only read sees no contact, no decision and no link to pages that are closed', async () => {
  open(leadDetail, { permissions: ['READ_LEADS', 'HANDLE_MONEY'] });

  await screen.findByText(/^Delivered to dealer-114/);
  expect(screen.queryByRole('button', { name: 'Reveal contact' })).toBeNull();
  expect(screen.queryByRole('link', { name: 'dealer-114' })).toBeNull();
});

test('a return is filed for the client, and what was decided is said', async () => {
  const filed = answer('post', '/api/admin/returns', {
    return_id: 'ret_1',
    decision: 'refused',
    refusal: { code: 'RETURN_OUT_OF_WINDOW', detail: 'The return window has closed.' },
  });
  const { user } = open(leadDetail);

  await user.click(await screen.findByRole('button', { name: 'File a return' }));
  const dialog = await screen.findByRole('dialog', { name: 'File a return for the client' });
  await user.type(within(dialog).getByRole('textbox', { name: 'Reason' }), 'Wrong number');
  await user.click(within(dialog).getByRole('button', { name: 'File return' }));

  await screen.findByText('The return is refused: The return window has closed.');
  expect(filed[0]?.body).toEqual({
    client_id: 'c-dealer',
    delivery_id: 'dlv_1',
    reason: 'wrong_number',
    note: null,
  });
});

test('a return that the server cannot take says why inside the dialog', async () => {
  refuse('post', '/api/admin/returns', 409, 'Returned before');
  const { user } = open(leadDetail);

  await user.click(await screen.findByRole('button', { name: 'File a return' }));
  const dialog = await screen.findByRole('dialog', { name: 'File a return for the client' });
  await user.type(within(dialog).getByRole('textbox', { name: 'Reason' }), 'duplicate{Enter}');

  await within(dialog).findByText('Returned before');
});
