import { screen } from '@testing-library/react';
import { http, HttpResponse } from 'msw';
import { expect, test } from 'vitest';
import { leadRow, summary } from '@/testing/data';
import { addressOf, heading, openPage } from '@/testing/render';
import { answer, leaveWaiting, page, refuse, server } from '@/testing/server';

const fillIn = async () => {
  const opened = openPage('/login?return=/admin/leads?outcome=HELD');
  await heading('Log in to Headgate');
  await opened.user.type(screen.getByRole('textbox', { name: 'User name' }), 'alice');
  await opened.user.type(screen.getByLabelText('Password'), 'a long password');
  return opened;
};

test('after the login one is where one wanted to be', async () => {
  const login = answer('post', '/api/login', undefined, 204);
  answer('get', '/api/admin/summary', summary);
  answer('get', '/api/admin/leads', page(leadRow));
  const opened = await fillIn();

  await opened.user.keyboard('{Enter}');

  await heading('Leads');
  expect(login[0]?.body).toEqual({ username: 'alice', password: 'a long password' });
  expect(addressOf(opened)).toBe('/admin/leads?outcome=HELD');
});

test.each([
  [401, 'User name or password is wrong.'],
  [429, 'Too many attempts. Wait a minute and try again.'],
])('a refusal with %s says: %s', async (status, words) => {
  refuse('post', '/api/login', status, 'Refused');
  const { user } = await fillIn();

  await user.keyboard('{Enter}');

  expect((await screen.findByRole('alert')).textContent).toBe(words);
});

test('while it runs the button shows that', async () => {
  leaveWaiting('post', '/api/login');
  const { user } = await fillIn();

  await user.click(screen.getByRole('button', { name: 'Log in' }));

  expect(screen.getByRole('button', { name: 'Log in' }).getAttribute('data-loading')).toBe('true');
});

test('an ended session leads from any page to the login and remembers the page', async () => {
  server.use(http.get('*/api/me', () => HttpResponse.json({ status: 401, title: 'Log in' }, { status: 401 })));
  const opened = openPage('/admin/audit?actor=bob');

  await heading('Log in to Headgate');
  expect(addressOf(opened)).toContain('return=');
  expect(decodeURIComponent(addressOf(opened))).toContain('/admin/audit?actor=bob');
});
