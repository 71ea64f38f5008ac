import { leadIdIn } from './leadId';

test('a pasted lead id is understood with and without its prefix', () => {
  expect(leadIdIn(' 0199bcb8-1111-7222-8333-4444550cfc15 ')).toBe('lead_0199bcb8-1111-7222-8333-4444550cfc15');
  expect(leadIdIn('lead_0199bcb8-1111-7222-8333-4444550cfc15')).toBe('lead_0199bcb8-1111-7222-8333-4444550cfc15');
  expect(leadIdIn('dealer-114')).toBeUndefined();
});
