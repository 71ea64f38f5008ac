import { screen } from '@testing-library/react';
import { expect, test } from 'vitest';
import { endpoint, source } from '@/testing/data';
import { addressOf, openPage } from '@/testing/render';
import { answer, page } from '@/testing/server';

const paused = { by: 'alice', at: '2026-03-01T12:00:00Z', until: null, reason: null };

test('a filter of a list is in its address and its call, and one link clears them all', async () => {
  const calls = answer('get', '/api/admin/sources', page(source));
  const opened = openPage('/admin/sources?q=web');
  await screen.findByText('web-1');

  await opened.user.selectOptions(screen.getByRole('combobox', { name: 'Status' }), 'Paused');
  await screen.findByText('web-1');
  expect(addressOf(opened)).toBe('/admin/sources?q=web&status=paused');
  expect(calls.at(-1)?.query).toMatchObject({ q: 'web', status: 'paused' });

  await opened.user.click(screen.getByRole('link', { name: 'Clear' }));
  await screen.findByText('web-1');
  expect(addressOf(opened)).toBe('/admin/sources');
  expect(screen.queryByRole('link', { name: 'Clear' })).toBeNull();
});

test('a filter that is taken back is not in the address as an empty one', async () => {
  answer('get', '/api/admin/sources', page(source));
  const opened = openPage('/admin/sources?status=paused');
  await screen.findByText('web-1');
  const status = screen.getByRole<HTMLSelectElement>('combobox', { name: 'Status' });
  expect(status.value).toBe('paused');

  await opened.user.selectOptions(status, 'Any status');

  await screen.findByText('web-1');
  expect(addressOf(opened)).toBe('/admin/sources');
});

test('a list says how many rows it has, and that there are more than it has loaded', async () => {
  answer('get', '/api/admin/sources', { ...page(source), next_cursor: 'more' });
  openPage('/admin/sources');

  await screen.findByText('web-1');
  screen.getByText('1+');
});

test('what is paused says by whom, why and until when, on the clock of its owner', async () => {
  answer('get', '/api/admin/endpoints/dealer-114', {
    ...endpoint,
    time_zone: 'America/Denver',
    paused: { ...paused, until: '2026-03-02T12:30:00Z', reason: 'crm down' },
  });
  openPage('/admin/endpoints/dealer-114');

  await screen.findByText(/Paused by alice at .*5:00.*: crm down\. Resumes by itself at .*5:30/);
});

test('what is paused without an end stays so, and no reason is said as such', async () => {
  answer('get', '/api/admin/sources/web-1', { ...source, paused });
  answer('get', '/api/admin/sources/web-1/keys', page());
  openPage('/admin/sources/web-1');

  await screen.findByText(/: no reason given\. Stays paused until somebody resumes it\./);
});

test('what is not paused says nothing of it, and its configuration can be unfolded', async () => {
  answer('get', '/api/admin/endpoints/dealer-114', endpoint);
  const { user } = openPage('/admin/endpoints/dealer-114');
  await user.click(await screen.findByText('As published'));

  expect(screen.queryByText(/Paused by/)).toBeNull();
  expect(screen.getByLabelText('Configuration as published').textContent).toBe(
    JSON.stringify(endpoint.config, null, 2),
  );
});
