import { screen } from '@testing-library/react';
import { expect, test } from 'vitest';
import { leadRow, summary } from '@/testing/data';
import { testPageStates } from '@/testing/pageStates';
import { addressOf, openPage } from '@/testing/render';
import { answer, page } from '@/testing/server';

testPageStates('Leads', {
  address: '/admin/leads',
  call: '/api/admin/leads',
  others: { '/api/admin/summary': summary },
  empty: { body: page(), says: 'No leads yet' },
  data: { body: page(leadRow), shows: ['dealer-114', '78717', 'Delivered'] },
});

test('a filter stands in the address and is what the server is asked for', async () => {
  answer('get', '/api/admin/summary', summary);
  const asked = answer('get', '/api/admin/leads', page(leadRow));
  const opened = openPage('/admin/leads');
  await screen.findAllByText('dealer-114');

  await opened.user.selectOptions(screen.getByRole('combobox', { name: 'Outcome' }), 'HELD');

  await screen.findByRole('button', { name: 'Remove filter Held' });
  expect(addressOf(opened)).toBe('/admin/leads?outcome=HELD');
  expect(asked.at(-1)?.query).toMatchObject({ outcome: 'HELD' });
});

test('a phone number is asked for in the body and never stands in the address', async () => {
  answer('get', '/api/admin/summary', summary);
  answer('get', '/api/admin/leads', page(leadRow));
  const asked = answer('post', '/api/admin/leads/search', page(leadRow));
  const opened = openPage('/admin/leads');
  await screen.findAllByText('dealer-114');

  await opened.user.type(screen.getByRole('textbox', { name: 'Find leads' }), '512 555 0143{Enter}');

  await screen.findByText('Phone …43');
  expect(asked[0]?.body).toMatchObject({ q: '512 555 0143' });
  expect(addressOf(opened)).toBe('/admin/leads');
});
