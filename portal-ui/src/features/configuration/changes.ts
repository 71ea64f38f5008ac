import type { Change, ConfigFinding } from '@/api/types';
import { segments } from './locate';

export interface ChangeGroup {
  title: string;
  section: string;
  changes: { change: Change; words: string }[];
}

const singular: Record<string, string> = {
  vendors: 'Vendor',
  sources: 'Source',
  clients: 'Client',
  endpoints: 'Endpoint',
  territories: 'Right',
  orders: 'Order',
  plans: 'Plan',
  service_lines: 'Service line',
};
const owners = new Set([
  'vendors',
  'sources',
  'clients',
  'endpoints',
  'territories',
  'orders',
  'plans',
  'service_lines',
]);

const nameOf = (section: string, key: string | number) =>
  `${singular[section] ?? section} ${typeof key === 'number' ? `#${key + 1}` : key}`;

const field = (rest: (string | number)[]): string =>
  rest
    .map((part, i) => (typeof part === 'number' ? `#${part + 1}` : `${i > 0 ? ' › ' : ''}${part.replaceAll('_', ' ')}`))
    .join(' ')
    .replaceAll('  ', ' ')
    .trim();

const brief = (value: unknown): string => {
  if (value === null || value === undefined) return 'nothing';
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  return text.length > 120 ? `${text.slice(0, 117)}…` : text;
};

/** What an added or removed thing calls itself. */
const ownName = (value: unknown): string | undefined => {
  if (typeof value !== 'object' || value === null) return undefined;
  const { id, endpoint, name } = value as Record<string, unknown>;
  return [id, endpoint, name].find((text) => typeof text === 'string') as string | undefined;
};

const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);

/**
 * One change in words under its object's title: the server's sentence
 * without repeating the title, else from the values.
 */
export function inWords(change: Change, rest: (string | number)[], title: string): string {
  if (change.sentence) {
    const told = change.sentence.startsWith(title)
      ? change.sentence.slice(title.length).replace(/^[:,]?\s*/, '')
      : change.sentence;
    return capital(told);
  }
  const kind = change.kind.toLowerCase();
  const what = field(rest);
  if (kind === 'added') return capital(what ? `${what} is set to ${brief(change.after)}` : 'is added');
  if (kind === 'removed') return capital(what ? `${what} is no longer ${brief(change.before)}` : 'is removed');
  return capital(`${what || 'value'} changes from ${brief(change.before)} to ${brief(change.after)}`);
}

/**
 * Gathers changes under the object they belong to: the innermost vendor,
 * source, client, endpoint, right, order or plan.
 */
export function groupChanges(changes: Change[]): ChangeGroup[] {
  const groups = new Map<string, ChangeGroup>();
  for (const change of changes) {
    const path = segments(change.path);
    let end = 0;
    for (let i = 0; i + 1 < path.length; i++) if (owners.has(String(path[i]))) end = i + 2;
    const section = end === 0 ? String(path[0] ?? 'document') : String(path[end - 2]);
    const rest = path.slice(end === 0 ? 1 : end);
    const own = rest.length === 0 ? ownName(change.after ?? change.before) : undefined;
    const title = end === 0 ? field([section]) : nameOf(section, own ?? path[end - 1] ?? '');
    const key = `${path.slice(0, Math.max(end, 1)).join('/')}`;
    const group = groups.get(key) ?? { title: capital(title), section, changes: [] };
    group.changes.push({ change, words: inWords(change, rest, group.title) });
    groups.set(key, group);
  }
  return [...groups.values()];
}

/** The size of a change in a few words: 3 added, 1 removed, 12 changed. */
export function tally(changes: Change[]): string {
  const of = (kind: string) => changes.filter((change) => change.kind.toLowerCase() === kind).length;
  return (
    (['added', 'removed', 'changed'] as const)
      .flatMap((kind) => (of(kind) > 0 ? [`${of(kind)} ${kind}`] : []))
      .join(', ') || 'no changes'
  );
}

/** Findings that say the same, together; what is said once comes first, so that a hundred of a kind hide nothing. */
export function alike(items: ConfigFinding[]): ConfigFinding[][] {
  const groups = new Map<string, ConfigFinding[]>();
  for (const item of items) {
    const key = `${item.code} ${item.detail}`;
    groups.set(key, [...(groups.get(key) ?? []), item]);
  }
  return [...groups.values()].toSorted((a, b) => a.length - b.length);
}
