import { screen, within } from '@testing-library/react';
import { http, HttpResponse } from 'msw';
import { expect, test } from 'vitest';
import { diff, version } from '@/testing/data';
import { testPageStates } from '@/testing/pageStates';
import { addressOf, openPage } from '@/testing/render';
import { answer, answerText, leaveWaiting, page, refuse, server } from '@/testing/server';

const DRAFT = '/api/admin/config/draft';
const draft = (text = 'brand:\n  name: Clearbrook\n') => answerText(DRAFT, text, { etag: '"1"' });

testPageStates('Versions', {
  address: '/admin/config/versions',
  call: '/api/admin/config/versions',
  empty: { body: page(), says: 'Nothing published yet' },
  data: { body: page(version), shows: ['v6', 'Texas opens'] },
});

test('the draft says that it waits', async () => {
  leaveWaiting('get', DRAFT);
  openPage('/admin/config');

  await screen.findByText('Loading the draft…');
});

test('the draft says what failed, and is shown when it is tried again', async () => {
  refuse('get', DRAFT, 503, 'The database does not answer');
  const { user } = openPage('/admin/config');
  await screen.findByText('The database does not answer');
  draft();

  await user.click(screen.getByRole('button', { name: 'Try again' }));

  await screen.findByRole('textbox', { name: 'Configuration as YAML' });
});

test('an edited draft is saved, checked, compared and published with a comment', async () => {
  draft();
  const saved = answer('put', DRAFT, { updated_at: '2026-03-01T12:00:00Z', updated_by: 'alice' });
  answer('post', `${DRAFT}/validate`, { errors: [], warnings: [] });
  answer('get', `${DRAFT}/diff`, diff);
  const published = answer('post', '/api/admin/config/publish', {
    version: 8,
    published_at: '2026-03-01T12:00:00Z',
    live: { routing: true, intake: true },
    live_after_ms: 240,
  });
  const { user } = openPage('/admin/config');
  const editor = await screen.findByRole('textbox', { name: 'Configuration as YAML' });

  await user.type(editor, '# more');
  await screen.findByText('Not saved');
  await user.click(screen.getByRole('button', { name: 'Validate and compare' }));
  await screen.findByText('No errors, no warnings.');
  await user.click(screen.getByRole('button', { name: 'Publish 1 change' }));
  const dialog = await screen.findByRole('dialog', { name: 'Publish the draft' });
  await user.type(within(dialog).getByRole('textbox', { name: 'What changes and why' }), 'dearer');
  await user.click(within(dialog).getByRole('button', { name: 'Publish 1 change' }));

  await screen.findByText('v8 is live in 2 of 2 services after 240 ms');
  expect(saved[0]?.body).toBe('brand:\n  name: Clearbrook\n# more');
  expect(saved[0]?.headers['if-match']).toBe('"1"');
  expect(published[0]?.body).toEqual({ comment: 'dearer' });
});

test('errors are listed with their lines, and nothing can be published', async () => {
  draft('endpoints:\n  - id: a\n');
  answer('put', DRAFT, {});
  answer('post', `${DRAFT}/validate`, {
    errors: [{ path: 'endpoints[0].price', code: 'MISSING', detail: 'A price is needed.', line: 2, column: 5 }],
    warnings: [],
  });
  answer('get', `${DRAFT}/diff`, diff);
  const { user } = openPage('/admin/config');
  await screen.findByRole('textbox', { name: 'Configuration as YAML' });

  await user.click(screen.getByRole('button', { name: 'Validate and compare' }));

  await screen.findByRole('button', { name: /Line 2, column 5 A price is needed\./ });
  expect(screen.getByRole<HTMLButtonElement>('button', { name: 'Publish 1 change' }).disabled).toBe(true);
});

test('a draft that somebody else saved meanwhile is not overwritten', async () => {
  draft();
  server.use(http.put(`*${DRAFT}`, () => HttpResponse.json({ title: 'Changed', status: 412 }, { status: 412 })));
  const { user } = openPage('/admin/config');

  await user.type(await screen.findByRole('textbox', { name: 'Configuration as YAML' }), '#');
  await user.click(screen.getByRole('button', { name: 'Save draft' }));

  await screen.findByText(/Somebody else saved the draft while you edited/);
});

test('leaving with unsaved changes asks in a dialog of the portal, and staying keeps what was typed', async () => {
  draft();
  answer('get', '/api/admin/config/versions', page(version));
  const opened = openPage('/admin/config');
  const editor = await screen.findByRole<HTMLTextAreaElement>('textbox', { name: 'Configuration as YAML' });
  await opened.user.type(editor, '# mine');

  await opened.user.click(screen.getByRole('link', { name: 'Versions' }));
  const dialog = await screen.findByRole('dialog', { name: 'Leave without saving?' });
  await opened.user.click(within(dialog).getByRole('button', { name: 'Stay' }));
  expect(editor.value).toContain('# mine');
  expect(addressOf(opened)).toBe('/admin/config');

  await opened.user.click(screen.getByRole('link', { name: 'Versions' }));
  await opened.user.click(await screen.findByRole('button', { name: 'Leave without saving' }));
  await screen.findByText('Texas opens');
});

test('rolling back beside a draft with changes asks what becomes of it', async () => {
  answer('get', '/api/admin/config/versions', page({ ...version, version: 7 }, version));
  answer('get', '/api/admin/config/versions/7/diff/6', diff);
  answer('get', `${DRAFT}/diff`, diff);
  const rollback = answer('post', '/api/admin/config/versions/6/rollback', {
    version: 8,
    published_at: '2026-03-01T12:00:00Z',
    live: {},
    live_after_ms: null,
  });
  const { user } = openPage('/admin/config/versions');

  await user.click(await screen.findByRole('button', { name: 'Roll back to v6' }));
  const dialog = await screen.findByRole('dialog', { name: 'Roll back to v6' });
  await user.type(await within(dialog).findByRole('textbox', { name: 'What changes and why' }), 'a mistake');
  const button = within(dialog).getByRole<HTMLButtonElement>('button', { name: 'Roll back to v6' });
  expect(button.disabled).toBe(true);
  await user.click(within(dialog).getByRole('radio', { name: 'Keep it as it is' }));
  await user.click(button);

  await screen.findByText(/^v8 is live/);
  expect(rollback[0]?.body).toEqual({ comment: 'a mistake', draft: 'keep' });
});
