import { expect, test } from 'vitest';
import { outcomeOfReturn, readReason } from './returnRequest';

test.each([
  ['wrong_number', 'wrong_number'],
  ['  Wrong number ', 'wrong_number'],
  ['', undefined],
  ['_x', undefined],
  ['näh', undefined],
])('the reason “%s” goes as %s', (typed, reason) => {
  expect(readReason(typed)).toBe(reason);
});

test('a refusal says why in public words', () => {
  expect(outcomeOfReturn({ decision: 'approved' })).toBe('The return is approved.');
  expect(
    outcomeOfReturn({
      decision: 'refused',
      refusal: { code: 'RETURN_OUT_OF_WINDOW', detail: 'The return window has closed.' },
    }),
  ).toBe('The return is refused: The return window has closed.');
});
