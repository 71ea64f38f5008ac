import { screen } from '@testing-library/react';
import { expect, test } from 'vitest';
import { balances, returned } from '@/testing/data';
import { testPageStates } from '@/testing/pageStates';
import { addressOf, openPage } from '@/testing/render';
import { answer, page } from '@/testing/server';

testPageStates('Balances', {
  address: '/admin/money',
  call: '/api/admin/balances',
  others: { '/api/admin/findings': page() },
  empty: { body: page(), says: 'Balances appear with the first lead that is paid for or charged.' },
  data: { body: balances, shows: ['Vendor One', '$1,250.50', 'The ledger adds up to zero.'] },
});

testPageStates('Returns', {
  address: '/admin/returns',
  call: '/api/admin/returns',
  empty: { body: page(), says: 'What clients give back is listed here' },
  data: { body: page(returned), shows: ['Wrong number', 'Approved', '$42.00', 'Claimed'] },
});

test('a ledger out of balance and what a person has to settle stand on top', async () => {
  answer('get', '/api/admin/balances', { ...balances, trial_balance: [{ amount: '0.01', currency: 'USD' }] });
  answer(
    'get',
    '/api/admin/findings',
    page({
      code: 'NOT_PER_LEAD',
      subject: 'web-1',
      config_version: 7,
      first_at: '2026-03-01T12:00:00Z',
      detail: 'A monthly fee.',
    }),
  );
  openPage('/admin/money');

  await screen.findByText(/The ledger is out of balance by \$0\.01/);
  await screen.findByText('A monthly fee.');
});

test('returns are filtered by decision in the address', async () => {
  const asked = answer('get', '/api/admin/returns', page(returned));
  const opened = openPage('/admin/returns');
  await screen.findByText('Wrong number');

  await opened.user.selectOptions(screen.getByRole('combobox', { name: 'Decision' }), 'refused');

  await screen.findByRole('link', { name: 'Clear' });
  expect(addressOf(opened)).toBe('/admin/returns?decision=refused');
  expect(asked.at(-1)?.query).toMatchObject({ decision: 'refused' });
});
