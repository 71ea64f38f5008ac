import { alike, groupChanges, tally } from './changes';

test('changes are gathered under the innermost object and told without repeating its name', () => {
  const groups = groupChanges([
    {
      path: 'clients[dealer-114].endpoints[crm].price',
      kind: 'changed',
      before: '42.00',
      after: '45.00',
      sentence: 'Endpoint crm: price changes from 42.00 to 45.00.',
    },
    {
      path: 'clients[dealer-114].endpoints[crm].caps[per day].limit',
      kind: 'changed',
      before: '40',
      after: '50',
      sentence: 'Endpoint crm, cap per day: limit changes from 40 to 50.',
    },
    {
      path: 'vendors[searchpros].sources[old]',
      kind: 'removed',
      before: { id: 'old' },
      after: null,
      sentence: 'Source old is removed.',
    },
    { path: 'brand.time_zone', kind: 'changed', before: 'America/New_York', after: 'America/Chicago' },
  ]);

  expect(groups.map((group) => [group.title, group.changes.map((change) => change.words)])).toEqual([
    ['Endpoint crm', ['Price changes from 42.00 to 45.00.', 'Cap per day: limit changes from 40 to 50.']],
    ['Source old', ['Is removed.']],
    ['Brand', ['Time zone changes from America/New_York to America/Chicago']],
  ]);
});

test('a right without an id is called by what it grants to', () => {
  const [group] = groupChanges([
    { path: 'territories[3]', kind: 'added', before: null, after: { endpoint: 'crm', right: 'shared' } },
  ]);

  expect(group?.title).toBe('Right crm');
});

test('the size is told by kind', () => {
  const change = (kind: string) => ({ path: 'x', kind });

  expect(tally([change('added'), change('changed'), change('changed')])).toBe('1 added, 2 changed');
  expect(tally([])).toBe('no changes');
});

test('findings that say the same stand together, and what is said once comes first', () => {
  const http = (path: string) => ({ path, code: 'INSECURE_URL', detail: 'use https' });
  const gap = { path: 'plans[0]', code: 'UNCOVERED_CELLS', detail: 'nobody' };
  expect(alike([http('a'), http('b'), gap, http('c')])).toEqual([[gap], [http('a'), http('b'), http('c')]]);
});
