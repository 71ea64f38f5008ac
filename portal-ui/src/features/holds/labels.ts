import type { HoldAction, HoldResult, Outlook } from '@/api/types';
import { amountOf, count, money, sum } from '@/components/format';
import { reasonOf } from '@/components/vocabulary';

interface Verb {
  button: string;
  many: string;
  title: (leads: number) => string;
  needsReason: boolean;
  danger?: boolean;
}

const leads = (many: number) => `${count(many)} ${many === 1 ? 'lead' : 'leads'}`;

export const verbs: Record<HoldAction, Verb> = {
  release: {
    button: 'Release now',
    many: 'Release now',
    title: (many) => `Release ${leads(many)} now`,
    needsReason: false,
  },
  approve: { button: 'Approve', many: 'Approve', title: (many) => `Approve ${leads(many)}`, needsReason: false },
  extend: {
    button: 'Let wait longer',
    many: 'Let wait longer',
    title: (many) => `Let ${leads(many)} wait longer`,
    needsReason: false,
  },
  park: {
    button: 'Send to review',
    many: 'Send to review',
    title: (many) => `Send ${leads(many)} to review`,
    needsReason: true,
  },
  reject: {
    button: 'Reject',
    many: 'Reject',
    title: (many) => `Reject ${leads(many)}`,
    needsReason: true,
    danger: true,
  },
};

/** What a decision now would bring, in numbers. */
export function prospects(outlook: Outlook, from: HoldAction): string[] {
  const lines: string[] = [];
  if (outlook.allocated > 0) {
    const currency = outlook.placed[0]?.price.currency ?? 'USD';
    const total = money({ amount: amountOf(sum(outlook.placed.map((share) => share.price))), currency });
    const where = outlook.placed.toSorted((a, b) => b.leads - a.leads);
    const named = where
      .slice(0, 4)
      .map((share) => `${share.endpoint_id} ${count(share.leads)}`)
      .join(', ');
    lines.push(
      `${leads(outlook.allocated)} would go out now, for ${total}: ${named}` +
        `${where.length > 4 ? ` and ${where.length - 4} more endpoints` : ''}.`,
    );
  }
  if (outlook.held > 0)
    lines.push(`${leads(outlook.held)} would ${from === 'release' ? 'go on waiting, as now' : 'be held'}.`);
  if (outlook.review > 0)
    lines.push(
      `${leads(outlook.review)} would end in review${from === 'approve' ? ' again' : ''}: ` +
        `nobody could take ${outlook.review === 1 ? 'it' : 'them'}.`,
    );
  for (const [reason, many] of Object.entries(outlook.rejected))
    lines.push(`${leads(many)} would end as rejected: ${reasonOf(reason).label.toLowerCase()}.`);
  if (outlook.gone > 0) lines.push(`${leads(outlook.gone)} no longer ${outlook.gone === 1 ? 'waits' : 'wait'}.`);
  return lines;
}

const after: Record<string, (many: number) => string> = {
  ALLOCATED: (many) => `${count(many)} sent`,
  DELIVERED: (many) => `${count(many)} sent`,
  HELD: (many) => `${count(many)} held`,
  REVIEW: (many) => `${count(many)} in review`,
  REJECTED: (many) => `${count(many)} rejected`,
};

/** What became of it: where the leads stand that were acted upon, and how many were gone already. */
export function outcome(results: HoldResult[]): string {
  const done = results.filter((result) => result.answer === 'DONE' || result.answer === 'STILL_HELD');
  const states = new Map<string, number>();
  for (const result of done) states.set(result.state ?? '', (states.get(result.state ?? '') ?? 0) + 1);
  const parts = [...states].map(([state, many]) => after[state]?.(many) ?? `${count(many)} done`);
  const same = results.filter((result) => result.answer === 'UNCHANGED').length;
  const earlier = results.filter((result) => result.answer === 'NOT_LATER').length;
  const tooLate = results.filter((result) => result.answer === 'TOO_LATE').length;
  const gone = results.length - done.length - same - earlier - tooLate;
  if (same > 0) parts.push(`${count(same)} unchanged`);
  if (earlier > 0) parts.push(`${count(earlier)} may wait longer already`);
  if (tooLate > 0) parts.push(`${count(tooLate)} may not wait that long`);
  if (gone > 0) parts.push(`${count(gone)} no longer waiting`);
  return `${parts.join(', ')}.`;
}
