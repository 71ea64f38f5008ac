import type { DeliveryResult } from '@/api/types';

const AT_ONCE = 50;
const SENT_AT_ONCE = 3;

/** So many at a time that no call takes long; what was done before one fails stays done. */
export function portions(leadIds: string[], what: string): string[][] {
  const most = what === 'resend' ? SENT_AT_ONCE : AT_ONCE;
  return Array.from({ length: Math.ceil(leadIds.length / most) }, (_, i) => leadIds.slice(i * most, (i + 1) * most));
}

const said: Record<string, string> = {
  DONE: 'decided',
  UNCHANGED: 'decided already',
  SENT: 'sent again',
  UNDER_WAY: 'sent again, answer outstanding',
  DUE_NOW: 'sent at once',
  NOT_UNCONFIRMED: 'not in doubt any more',
  DELIVERY_UNDER_WAY: 'being sent just now',
  REPLAY_NOT_NOW: 'not sent: the endpoint or its contact data are not available',
  PEER_UNAVAILABLE: 'unknown: the delivery service did not answer',
  NOT_TRIED: 'not tried',
};

/** How many came to which end, the most frequent first. */
export function inWords(results: DeliveryResult[]): string[] {
  const many = new Map<string, number>();
  for (const { answer } of results) many.set(answer, (many.get(answer) ?? 0) + 1);
  return [...many].toSorted((a, b) => b[1] - a[1]).map(([answer, n]) => `${n} ${said[answer] ?? answer}.`);
}
