import { screen } from '@testing-library/react';
import { expect, test } from 'vitest';
import { owners, simulated } from '@/testing/data';
import { testPageStates } from '@/testing/pageStates';
import { addressOf, openPage } from '@/testing/render';
import { answer, page, server } from '@/testing/server';
import { http, HttpResponse } from 'msw';

const LINES = { '/api/admin/service-lines': page({ id: 'termite', name: 'Termite' }) };

testPageStates('Who holds a place', {
  address: '/admin/territories?zip=78717',
  call: '/api/admin/owners',
  others: LINES,
  empty: { body: { ...owners, lines: [{ service_line: 'termite', holders: [] }] }, says: 'Nobody holds this place' },
  data: { body: owners, shows: ['Dealer Group is asked first.', 'dealer-114'] },
});

testPageStates('Overlaps and gaps', {
  address: '/admin/territories?show=gaps',
  call: '/api/admin/config/draft/validate',
  method: 'post',
  empty: { body: { errors: [], warnings: [] }, says: 'No overlaps, no gaps' },
  data: {
    body: { errors: [{ path: 'a', code: 'OVERLAPPING_EXCLUSIVE', detail: 'Two hold 78717.' }], warnings: [] },
    shows: ['Two hold 78717.'],
  },
});

test('a ZIP that does not exist is said beside its field', async () => {
  answer('get', '/api/admin/service-lines', page());
  const problem = { title: 'Invalid', status: 422, errors: [{ field: 'zip', detail: 'no ZIP code.' }] };
  server.use(http.get('*/api/admin/owners', () => HttpResponse.json(problem, { status: 422 })));
  openPage('/admin/territories?zip=00000');

  await screen.findByText(/no ZIP code/i);
  expect(screen.queryByRole('alert')).toBeNull();
});

test('the question goes into the address, and a service line asks who would get a lead now', async () => {
  answer('get', '/api/admin/service-lines', page({ id: 'termite', name: 'Termite' }));
  answer('get', '/api/admin/owners', owners);
  const decided = answer('post', '/api/admin/simulate', simulated);
  const opened = openPage('/admin/territories');
  await screen.findByText('Whose is this place?');

  await opened.user.type(screen.getByRole('textbox', { name: 'ZIP' }), '78717');
  await opened.user.selectOptions(screen.getByRole('combobox', { name: 'Service line' }), 'termite');
  await opened.user.click(screen.getByRole('button', { name: 'Show holders' }));

  await screen.findByText('Would go to dealer-114.');
  expect(addressOf(opened)).toBe('/admin/territories?zip=78717&line=termite');
  expect(decided[0]?.body).toMatchObject({ version: 'live', lead: { service_line: 'termite' } });
});
