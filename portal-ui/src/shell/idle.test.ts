import { expect, test } from 'vitest';
import { IDLE_LIMIT, isIdle } from './idle';

test('half an hour without input is idle, a moment less is not', () => {
  expect(IDLE_LIMIT).toBe(1_800_000);
  expect(isIdle(1_000, 1_000 + IDLE_LIMIT)).toBe(true);
  expect(isIdle(1_000, 999 + IDLE_LIMIT)).toBe(false);
});
