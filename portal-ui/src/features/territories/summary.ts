import type { Holder } from '@/api/types';

const many = (count: number, one: string, more: string) => `${count} ${count === 1 ? one : more}`;
const names = (holders: Holder[]) => [...new Set(holders.map((holder) => holder.client_name || holder.client_id))];

/** The answer in one or two sentences: who is asked first, who after them, and what is not in force. */
export function summary(holders: Holder[]): string {
  const first = holders.filter((holder) => holder.claim === 'FIRST');
  const after = holders.filter((holder) => holder.claim === 'AFTER');
  const idle = holders.filter((holder) => holder.claim === 'NOT_IN_FORCE');
  const sentences: string[] = [];
  if (first.length === 0) sentences.push('No right over this place is in force on that day.');
  else {
    const who = names(first);
    const asked =
      who.length === 1
        ? `${who[0]} is asked first`
        : [
            who.slice(0, 3).join(', '),
            ...(who.length > 3 ? [`and ${who.length - 3} more`] : []),
            'are asked first, as equals',
          ].join(' ');
    sentences.push(`${asked}${after.length > 0 ? `; ${many(after.length, 'right comes', 'rights come')} after` : ''}.`);
  }
  if (idle.length > 0 && first.length > 0)
    sentences.push(`${many(idle.length, 'right is', 'rights are')} not in force on that day.`);
  return sentences.join(' ');
}

/** From when to when, in words; both days are part of it. */
export function period(from: string | null, to: string | null): string {
  if (from && to) return `${from} to ${to}`;
  if (from) return `from ${from}`;
  if (to) return `until ${to}`;
  return 'always';
}
