import { testPageStates } from '@/testing/pageStates';
import { page } from '@/testing/server';

const line = {
  seq: 9,
  at: '2026-03-01T12:00:00Z',
  actor: 'alice',
  action: 'source.pause',
  object: 'source:web-1',
  before: null,
  after: { reason: 'too many' },
  request_id: 'req-1',
  ip: '10.0.0.1',
};

testPageStates('The audit log', {
  address: '/admin/audit',
  call: '/api/admin/audit',
  empty: { body: page(), says: 'Every change that somebody makes is written here.' },
  data: { body: page(line), shows: ['source.pause', 'source:web-1'] },
});
