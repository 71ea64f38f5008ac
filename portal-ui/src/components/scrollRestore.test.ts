import { expect, test } from 'vitest';
import { HistoryMemory } from './scrollRestore';

test('keeps what was left last and forgets the oldest', () => {
  const memory = new HistoryMemory<number>(2);
  memory.keep('a', 1);
  memory.keep('b', 2);
  memory.keep('a', 3);
  memory.keep('c', 4);

  expect([memory.of('a'), memory.of('b'), memory.of('c')]).toEqual([3, undefined, 4]);
});
