import { safeReturn } from './safeReturn';

test.each([
  ['/admin/leads?outcome=HELD', '/admin/leads?outcome=HELD'],
  [undefined, '/admin/leads'],
  ['https://evil.example/admin', '/admin/leads'],
  ['//evil.example', '/admin/leads'],
  ['/administrator', '/admin/leads'],
])('after login %s leads to %s', (wanted, path) => {
  expect(safeReturn(wanted)).toBe(path);
});
