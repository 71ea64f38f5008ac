import type { Finished } from '@/api/types';
import { micros } from '@/components/format';

/** What was typed in. An empty time stands for now, an empty value for one that nobody knows. */
export interface Typed {
  delivery: string;
  status: string;
  value: string;
  at: string;
}

/** Nobody works on the lead any more, so the slot that it holds while it is in flight is given back. */
export const endsWork = (status: string): boolean =>
  ['SOLD', 'LOST', 'UNREACHABLE', 'NOT_QUALIFIED', 'INVALID'].includes(status);

/** What can be disposed of: the deliveries that a client accepted. */
export const accepted = (deliveries: Finished[]): Finished[] =>
  deliveries.filter((each) => each.outcome === 'ACCEPTED');

export function isAmount(value: string): boolean {
  return /^\d+(\.\d{1,2})?$/.test(value.trim()) && micros(value) >= 0n;
}

/** The request, or nothing while something is missing or cannot be read. */
export function requestOf(typed: Typed, currency: string, now: Date) {
  const value = typed.value.trim();
  const at = typed.at ? new Date(typed.at) : now;
  if (!typed.delivery || !typed.status || (value && !isAmount(value)) || Number.isNaN(at.getTime())) return undefined;
  return {
    delivery_id: typed.delivery,
    status: typed.status.toLowerCase(),
    ...(value ? { value: { amount: value, currency } } : {}),
    occurred_at: at.toISOString(),
  };
}
