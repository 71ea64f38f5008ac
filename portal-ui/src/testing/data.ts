import type {
  ApiKey,
  Balances,
  ClientRow,
  EndpointDetail,
  LeadDetail,
  LeadFacts,
  LeadRow,
  Owners,
  Replay,
  ReplaySide,
  ReplayTotals,
  ReturnRow,
  SecretRef,
  Simulated,
  SourceDetail,
  Summary,
  Token,
  User,
  Version,
  Waiting,
} from '@/api/types';

/** Answers of the portal in the shape of its API, one of each kind; a test changes what it is about. */

const AT = '2026-03-01T12:00:00Z';
const usd = (amount: string) => ({ amount, currency: 'USD' });

export const LEAD_ID = 'lead_0199bcb8-1111-7222-8333-4444550cfc15';

export const leadRow: LeadRow = {
  lead_id: LEAD_ID,
  received_at: AT,
  source_id: 'web-1',
  vendor_id: 'v-one',
  service_line: 'termite',
  segment: 'residential',
  zip: '78717',
  city: 'Austin',
  state: 'TX',
  status: 'DELIVERED',
  reason: null,
  endpoint_id: 'dealer-114',
  client_id: 'c-dealer',
  price: usd('42.00'),
  decided_ms: 12,
  delivered_ms: 340,
  held_until: null,
  unconfirmed: false,
  accepted_late: false,
  test: false,
};

const allocation = {
  allocation_id: 'alc_1',
  delivery_id: 'dlv_1',
  client_id: 'c-dealer',
  endpoint_id: 'dealer-114',
  price: usd('42.00'),
  step_id: 'owners',
  right: 'exclusive',
  tier: 1,
};

const facts: LeadFacts = {
  source_id: 'web-1',
  vendor_id: 'v-one',
  campaign: null,
  sub_id: null,
  service_line: 'termite',
  segment: 'residential',
  language: null,
  test: false,
  received_at: AT,
  location: {
    zip: '78717',
    city: 'Austin',
    state: 'TX',
    counties: ['48491'],
    time_zone: 'America/Chicago',
    lat: null,
    lon: null,
    zip_confidence: null,
  },
  attributes: { roof: 'tile' },
  phone_key: null,
  email_key: null,
  source_lead_key: null,
};

export const leadDetail: LeadDetail = {
  lead: {
    ...leadRow,
    facts,
    campaign: 'spring',
    sub_id: null,
    errors: [],
  },
  sentence: 'Delivered to dealer-114 for $42.00, 90 ms after it was received.',
  timeline: [{ at: AT, stage: 'INTAKE', what: 'received', sentence: 'Received from web-1.', reason: null }],
  checks: [
    {
      check: 'phone',
      provider: 'builtin',
      verdict: 'PASS',
      action: 'NONE',
      reason: null,
      detail: 'A number of Austin.',
      data: { line_type: 'mobile' },
      micros: 900,
    },
  ],
  decisions: [
    {
      round: 1,
      at: AT,
      config_version: 7,
      outcome: 'ALLOCATED',
      reason: null,
      held_until: null,
      sentence: 'Goes to dealer-114, which holds 78717.',
      trace: {
        plan_id: 'default',
        steps: [
          {
            step_id: 'owners',
            algorithm: 'RIGHTS',
            condition: null,
            result: 'CHOSEN',
            arithmetic: null,
            candidates: [
              {
                endpoint_id: 'dealer-114',
                client_id: 'c-dealer',
                chosen: true,
                right: 'exclusive',
                tier: 1,
                right_source: 'territories[0]',
                matched_by: 'zip 78717',
                reason: null,
                seen: null,
                needed: null,
              },
            ],
            others: [],
          },
        ],
        sentence: 'Goes to dealer-114.',
        micros: 400,
      },
      allocations: [allocation],
    },
  ],
  attempts: [
    {
      lead_id: LEAD_ID,
      delivery_id: 'dlv_1',
      endpoint_id: 'dealer-114',
      attempt: 1,
      answer_code: null,
      started_at: AT,
      millis: 180,
      result: 'ACCEPTED',
      status: 200,
      reason: null,
      detail: null,
      possible_duplicate: false,
      request: 'POST /leads\n\n{"zip":"78717"}',
      response: '{"ok":true}',
      next_attempt_at: null,
    },
  ],
  deliveries: [
    {
      delivery_id: 'dlv_1',
      at: AT,
      config_version: 7,
      answered_price: null,
      round: 1,
      allocation,
      outcome: 'ACCEPTED',
      reason: null,
      buyer_reason: null,
      external_id: 'crm-9',
      attempts: 1,
    },
  ],
  ledger: [
    {
      entry_id: 'je_1',
      kind: 'CHARGE',
      effective_at: AT,
      posted_at: AT,
      lines: [
        { account: 'RECEIVABLE', party: 'c-dealer', amount: usd('42.00') },
        { account: 'REVENUE', party: 'brand', amount: usd('-42.00') },
      ],
    },
  ],
  returns: [],
  dispositions: [],
  findings: [],
};

export const explanations = { vendor: 'Accepted.', clients: [], more: 0 };

export const summary: Summary = {
  from: AT,
  received: 120,
  delivered: 90,
  rejected: 20,
  held: 6,
  review: 4,
  unconfirmed: 0,
  accepted_late: 0,
  by_minute: [{ minute: AT, received: 3, delivered: 2, rejected: 1, held: 0 }],
  p50_ms: 300,
  p95_ms: 900,
  reasons: [],
};

export const waitingLead: Waiting = {
  lead_id: LEAD_ID,
  state: 'REVIEW',
  reason: 'DUPLICATE',
  received_at: AT,
  held_until: null,
  expires_at: '2026-03-04T12:00:00Z',
  round: 1,
  source_id: 'web-1',
  service_line: 'termite',
  zip: '78717',
  city: 'Austin',
  region: 'TX',
  test: false,
  sentence: 'The same person came two days ago.',
  waits_for: [],
  waits_for_more: 0,
};

export const apiKey: ApiKey = {
  key_id: 'key_7',
  last4: 'ab12',
  created_at: AT,
  created_by: 'alice',
  revoked_at: null,
};

const cap = {
  owner: 'endpoint',
  name: null,
  per: 'day',
  unit: 'leads',
  limit: 100,
  taken: 40,
  window_start: AT,
  window_end: null,
  time_zone: 'America/Chicago',
};
const today = { from: AT, to: '2026-03-02T06:00:00Z', time: 'received' };

export const endpoint: EndpointDetail = {
  endpoint_id: 'dealer-114',
  name: 'Dealer 114',
  client_id: 'c-dealer',
  client_name: 'Dealer Group',
  kind: 'buyer',
  status: 'active',
  paused: null,
  health: { state: 'CLOSED', since: AT, reason: null },
  hours_now: 'OPEN',
  time_zone: 'America/Chicago',
  method: 'webhook',
  price: usd('42.00'),
  caps: [cap],
  caps_unavailable: false,
  rights: 1,
  delivered_today: 12,
  refused_today: 1,
  today,
  last_delivered_at: AT,
  territories: [
    {
      id: 'r-1',
      right: 'exclusive',
      tier: 1,
      area: { zips: ['78717', '78726'] },
      from: null,
      to: null,
      price: null,
    } as unknown as EndpointDetail['territories'][number],
  ],
  config: { id: 'dealer-114' } as EndpointDetail['config'],
  recent_attempts: [
    {
      delivery_id: 'dlv_1',
      attempt: 1,
      lead_id: LEAD_ID,
      started_at: AT,
      millis: 180,
      result: 'ACCEPTED',
      status: 200,
      reason: null,
      answer_code: null,
    },
  ],
};

export const source: SourceDetail = {
  source_id: 'web-1',
  vendor_id: 'v-one',
  vendor_name: 'Vendor One',
  name: 'Web form',
  status: 'active',
  paused: null,
  caps: [cap],
  caps_unavailable: false,
  received_today: 30,
  accepted_today: 25,
  rejected_today: 5,
  today,
  accept_rate: 0.83,
  cost: { model: 'cpl', amount: '18.00', payable_on: 'accepted', share: null },
  service_lines: ['termite'],
  keys: [apiKey],
  config: { id: 'web-1' } as SourceDetail['config'],
};

export const client: ClientRow = {
  client_id: 'c-dealer',
  name: 'Dealer Group',
  kind: 'buyer',
  time_zone: 'America/Chicago',
  billing: 'invoice',
  endpoints: ['dealer-114'],
  keys: [apiKey],
};

export const secret: SecretRef = {
  ref: 'crm-token',
  set_at: AT,
  set_by: 'alice',
  rotating: false,
  used_by: ['dealer-114'],
};

export const version: Version = {
  version: 6,
  published_at: AT,
  published_by: 'dana',
  comment: 'Texas opens',
  rolled_back_from: null,
  counts: { endpoints: 12 },
};

export const diff = {
  from: 7,
  to: 'draft',
  changes: [{ path: 'endpoints[0].price', kind: 'changed', before: '42.00', after: '45.00', sentence: 'Costs more.' }],
};

export const user: User = {
  username: 'olga',
  roles: ['OPERATOR'],
  disabled: false,
  created_at: AT,
  created_by: 'alice',
  last_login_at: null,
};

export const token: Token = {
  token_id: 'tok_1',
  name: 'nightly-export',
  username: 'alice',
  roles: ['FINANCE'],
  last4: 'cd34',
  created_at: AT,
  expires_at: null,
  last_used_at: null,
  bootstrap: false,
};

export const balances: Balances = {
  items: [
    {
      party_type: 'vendor',
      party_id: 'v-one',
      name: 'Vendor One',
      configured: true,
      balance: usd('1250.50'),
      accounts: [],
    },
  ],
  next_cursor: null,
  total: 1,
  totals: [{ party_type: 'vendor', balance: usd('1250.50') }],
  trial_balance: [usd('0.00')],
};

export const returned: ReturnRow = {
  return_id: 'ret_1',
  lead_id: LEAD_ID,
  delivery_id: 'dlv_1',
  client_id: 'c-dealer',
  endpoint_id: 'dealer-114',
  source_id: 'web-1',
  service_line: 'termite',
  state: 'TX',
  zip: '78717',
  reason: 'wrong_number',
  decided_at: AT,
  decision: 'approved',
  credit: usd('42.00'),
  refusal: null,
  refusal_rule: null,
  claimed: true,
  claim_refusal: null,
  claim_rule: null,
};

export const owners: Owners = {
  config_version: 7,
  zip: '78717',
  city: 'Austin',
  state: 'TX',
  counties: ['48491'],
  service_line: null,
  segment: 'residential',
  on: '2026-03-01',
  holders: [],
  lines: [
    {
      service_line: 'termite',
      holders: [
        {
          claim: 'FIRST',
          client_id: 'c-dealer',
          client_name: 'Dealer Group',
          endpoint_id: 'dealer-114',
          right: 'exclusive',
          tier: 1,
          right_key: 'k',
          source: 'territories[0]',
          matched_by: 'zip 78717',
          price: usd('42.00'),
          from: null,
          to: null,
        },
      ],
    },
  ],
};

export const simulated: Simulated = {
  outcome: 'ALLOCATED',
  reason: null,
  held_until: null,
  config_version: 7,
  at: AT,
  facts,
  allocations: [
    {
      client_id: 'c-dealer',
      endpoint_id: 'dealer-114',
      price: usd('42.00'),
      step_id: 'owners',
      right: null,
      tier: null,
    },
  ],
  trace: { plan_id: 'default', steps: [], sentence: 'Would go to dealer-114.', micros: 300 },
  asked: null,
};

const totals: ReplayTotals = { placed: 90, revenue: usd('3780.00'), waiting: 0, review: 0, unplaced: {} };
const side: ReplaySide = { volume: 90, revenue: usd('3780.00'), rejections: {} };

export const replay: Replay = {
  id: 'rpl_1',
  version: 'draft',
  days: 1,
  state: 'DONE',
  requested_by: 'alice',
  requested_at: AT,
  finished_at: AT,
  leads: 90,
  replayed: 90,
  failure: null,
  report: {
    from: AT,
    until: AT,
    decisions: 90,
    unreproduced: 0,
    unknown_leads: 0,
    moved: 3,
    repriced: 0,
    before: totals,
    after: totals,
    endpoints: [{ endpoint_id: 'dealer-114', before: side, after: side }],
    caps: [],
    assumptions: [],
  },
};
