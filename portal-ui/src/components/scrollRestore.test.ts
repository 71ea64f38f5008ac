import { expect, test } from 'vitest';
import { Memory } from './scrollRestore';

test('keeps what was left last and forgets the oldest', () => {
  const memory = new Memory<number>(2);
  memory.keep('a', 1);
  memory.keep('b', 2);
  memory.keep('a', 3);
  memory.keep('c', 4);

  expect([memory.of('a'), memory.of('b'), memory.of('c')]).toEqual([3, undefined, 4]);
});
