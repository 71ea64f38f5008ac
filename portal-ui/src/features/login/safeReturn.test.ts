import { leadIdIn } from '@/features/leads/leadId';
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

test('a pasted lead id is understood with and without its prefix', () => {
  expect(leadIdIn(' 0199bcb8-1111-7222-8333-4444550cfc15 ')).toBe('lead_0199bcb8-1111-7222-8333-4444550cfc15');
  expect(leadIdIn('lead_0199bcb8-1111-7222-8333-4444550cfc15')).toBe('lead_0199bcb8-1111-7222-8333-4444550cfc15');
  expect(leadIdIn('dealer-114')).toBeUndefined();
});
