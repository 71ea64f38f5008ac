import { expect, test, vi } from 'vitest';
import { copyBy } from './clipboard';

const refuses = () => Promise.reject(new Error('not allowed'));

test('uses the clipboard where the page has one', async () => {
  const copySelection = vi.fn(() => true);

  expect(await copyBy('hg_1', { write: () => Promise.resolve(), copySelection })).toBe(true);
  expect(copySelection).not.toHaveBeenCalled();
});

test.each([
  ['on plain http, where there is none', undefined],
  ['where it is refused', refuses],
])('copies the selection %s', async (_, write) => {
  const copySelection = vi.fn(() => true);

  expect(await copyBy('hg_1', { write, copySelection })).toBe(true);
  expect(copySelection).toHaveBeenCalledWith('hg_1');
});

test('never says that it copied what no way could copy', async () => {
  expect(await copyBy('hg_1', { write: refuses, copySelection: () => false })).toBe(false);
  expect(
    await copyBy('hg_1', {
      write: undefined,
      copySelection: () => {
        throw new Error('gone');
      },
    }),
  ).toBe(false);
});
