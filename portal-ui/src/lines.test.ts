import { expect, test } from 'vitest';

const sources = import.meta.glob<string>(['./**/*.{ts,tsx,css}', '!./api/generated/**'], {
  query: '?raw',
  import: 'default',
  eager: true,
});
const LONGEST = 120;

test('no line is longer than 120 characters: the formatter leaves strings and comments as they are', () => {
  const long = Object.entries(sources).flatMap(([file, text]) =>
    text.split('\n').flatMap((line, i) => (line.length > LONGEST ? [`${file}:${i + 1}`] : [])),
  );

  expect(Object.keys(sources).length).toBeGreaterThan(100);
  expect(long).toEqual([]);
});
