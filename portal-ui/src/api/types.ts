/** The admin API as the portal serves it: one hand-written place, snake_case as on the wire. */

export interface Page<T> {
  items: T[];
  next_cursor: string | null;
  total?: number;
}
export interface Money {
  amount: string;
  currency: string;
}
export interface FieldProblem {
  field?: string;
  path?: string;
  code?: string;
  detail?: string;
  line?: number | null;
  column?: number | null;
}
export interface Problem {
  type?: string;
  title?: string;
  status?: number;
  detail?: string;
  code?: string;
  trace_id?: string;
  request_id?: string;
  errors?: FieldProblem[];
}

export type Role = 'ADMIN' | 'OPERATOR' | 'FINANCE' | 'VENDOR' | 'CLIENT';
/** What the server lets somebody do; it derives them from the roles. */
export type Permission = 'READ_LEADS' | 'HANDLE_MONEY' | 'OPERATE' | 'CONFIGURE' | 'READ_AUDIT_LOG' | 'MANAGE_ACCESS';
export interface Me {
  username: string;
  roles: Role[];
  permissions: Permission[];
  csrf: { header: string; token: string };
  brand: { name: string; time_zone: string; currency: string } | null;
  live_version: number;
}

export type LeadStatus =
  | 'RECEIVED'
  | 'VALIDATED'
  | 'ALLOCATED'
  | 'DELIVERED'
  | 'REJECTED'
  | 'HELD'
  | 'REVIEW'
  | 'RETURNED'
  | 'CONVERTED'
  | 'UNCONFIRMED';
export interface LeadRow {
  lead_id: string;
  received_at: string;
  source_id: string | null;
  vendor_id: string | null;
  service_line: string | null;
  segment: string | null;
  zip: string | null;
  city: string | null;
  state: string | null;
  status: LeadStatus;
  reason: string | null;
  endpoint_id: string | null;
  client_id: string | null;
  price: Money | null;
  decided_ms: number | null;
  delivered_ms: number | null;
  held_until?: string | null;
  /** A delivery of it waits for somebody to say whether it arrived, whatever the status. */
  unconfirmed?: boolean;
  /** An endpoint accepted a delivery that had ended without it. */
  accepted_late?: boolean;
  test: boolean;
}

export interface LeadFacts {
  source_id: string;
  vendor_id: string;
  campaign?: string | null;
  sub_id?: string | null;
  service_line?: string | null;
  segment?: string | null;
  language?: string | null;
  received_at: string;
  location?: {
    zip?: string | null;
    city?: string | null;
    state?: string | null;
    counties?: string[];
    time_zone?: string | null;
  } | null;
  attributes?: Record<string, unknown>;
}
export interface TimelineItem {
  at: string;
  stage: string;
  what: string;
  sentence: string;
  reason: string | null;
}
export interface CheckResult {
  check: string;
  provider: string;
  verdict: string;
  action: string;
  reason: string | null;
  detail: string | null;
  data: Record<string, unknown>;
  micros: number;
}
export interface Candidate {
  endpoint_id: string;
  client_id: string;
  chosen: boolean;
  right: string | null;
  tier: number | null;
  right_source: string | null;
  matched_by: string | null;
  reason: string | null;
  seen: string | null;
  needed: string | null;
}
export interface PassedOver {
  reason: string;
  seen: string | null;
  needed: string | null;
  endpoint_ids: string[];
}
export interface StepTrace {
  step_id: string;
  algorithm: string;
  condition: string | null;
  result: string;
  arithmetic: string | null;
  candidates: Candidate[];
  others?: PassedOver[];
}
export interface Allocation {
  allocation_id: string;
  delivery_id: string;
  client_id: string;
  endpoint_id: string;
  price: Money;
  step_id: string;
  right: string | null;
  tier: number | null;
}
export interface Decision {
  round: number;
  at: string;
  config_version: number;
  outcome: string;
  reason: string | null;
  held_until: string | null;
  sentence: string;
  trace: { plan_id: string | null; steps: StepTrace[]; micros?: number };
  allocations: Allocation[];
}
export interface Attempt {
  lead_id?: string;
  delivery_id: string;
  endpoint_id: string;
  attempt: number;
  started_at: string;
  millis: number;
  result: string;
  status: number | null;
  answer_code?: string | null;
  reason: string | null;
  detail: string | null;
  possible_duplicate: boolean;
  request: string;
  response: string | null;
  next_attempt_at: string | null;
}
export interface Finished {
  at: string;
  round: number;
  allocation: Allocation;
  outcome: string;
  reason: string | null;
  buyer_reason: string | null;
  external_id: string | null;
  attempts: number;
}
export interface LedgerEntry {
  entry_id: string;
  kind: string;
  effective_at: string;
  posted_at: string;
  lines: { account: string; party: string; amount: Money }[];
}
export interface ReturnDecision {
  return_id: string;
  at: string;
  return_reason: string;
  approved: boolean;
  refusal: string | null;
  claimed_from_source: boolean;
  claim_refusal: string | null;
  endpoint_id?: string;
}
export interface Disposition {
  delivery_id: string;
  client_id: string;
  endpoint_id: string;
  status: string;
  value: Money | null;
  occurred_at: string;
  recorded_at: string;
  current: boolean;
}
export interface LeadDetail {
  lead: LeadRow & {
    facts: LeadFacts | null;
    campaign: string | null;
    sub_id: string | null;
    errors?: { field: string; code: string; detail: string }[];
  };
  timeline: TimelineItem[];
  checks: CheckResult[];
  decisions: Decision[];
  attempts: Attempt[];
  deliveries: Finished[];
  ledger: LedgerEntry[];
  returns: ReturnDecision[];
  dispositions?: Disposition[];
  findings?: LeadFinding[];
}
/** What contradicts itself and wants a person. */
export interface LeadFinding {
  code: string;
  delivery_id: string;
  endpoint_id: string;
  at: string;
  sentence: string;
}
export interface DeliveryResult {
  lead_id: string;
  delivery_id: string | null;
  answer: string;
  detail: string | null;
}
export interface Contact {
  first_name?: string | null;
  last_name?: string | null;
  email?: string | null;
  phone?: string | null;
  phone_alt?: string | null;
  phone_extension?: string | null;
  phone_alt_extension?: string | null;
  address?: Record<string, string | null> | null;
  consent?: Record<string, unknown> | null;
  source_lead_id?: string | null;
  attributes?: Record<string, unknown>;
}

export interface Minute {
  minute: string;
  received?: number;
  delivered: number;
  rejected: number;
  held: number;
}
export interface Summary {
  from: string;
  received: number;
  delivered: number;
  rejected: number;
  held: number;
  review: number;
  unconfirmed: number;
  accepted_late: number;
  by_minute: Minute[];
  p50_ms: number | null;
  p95_ms: number | null;
  reasons: { reason: string; count: number }[];
}

export interface Pause {
  reason: string | null;
  until: string | null;
  by: string;
  at: string;
}
export interface CapUse {
  owner?: string | null;
  name?: string | null;
  per: string;
  unit: string;
  limit: string | number;
  taken: string | number;
  window_end: string | null;
  window_start?: string | null;
  time_zone?: string | null;
}
export interface EndpointRow {
  endpoint_id: string;
  name: string;
  client_id: string;
  client_name: string;
  kind: string;
  status: string;
  paused: Pause | null;
  health: { state: string; since: string | null; reason: string | null } | null;
  hours_now: string;
  time_zone: string;
  method: string | null;
  price: Money;
  caps: CapUse[] | null;
  caps_unavailable: boolean;
  rights: number;
  delivered_today: number;
  refused_today: number;
  today: CountedDay;
  last_delivered_at: string | null;
}
/** What the figures of today count; the list of leads asked with it shows the leads behind them. */
export interface CountedDay {
  from: string;
  to: string;
  time: string;
}
export interface Right {
  id?: string | null;
  right: string;
  tier: number;
  service_lines?: string[];
  segments?: string[];
  area: Record<string, unknown>;
  from?: string | null;
  to?: string | null;
  price?: string | null;
}
export interface RecentAttempt {
  delivery_id: string;
  attempt: number;
  lead_id: string;
  started_at: string;
  millis: number;
  result: string;
  status: number | null;
  answer_code?: string | null;
  reason: string | null;
}
export interface EndpointDetail extends EndpointRow {
  territories: Right[];
  config: unknown;
  recent_attempts: RecentAttempt[];
}

export interface ApiKey {
  key_id: string;
  last4: string | null;
  created_at: string;
  created_by: string | null;
  revoked_at: string | null;
}
/** Where a change is live by now; nothing is answered when that is everywhere. */
export type LiveAnswer = { live: Record<string, boolean> } | undefined;
export interface NewKey {
  key_id: string;
  key: string;
  posting_url?: string | null;
}
export interface SourceRow {
  source_id: string;
  vendor_id: string;
  vendor_name: string;
  name: string;
  status: string;
  paused: Pause | null;
  caps: CapUse[] | null;
  caps_unavailable: boolean;
  received_today: number;
  accepted_today: number;
  rejected_today: number;
  today: CountedDay;
  accept_rate: number | null;
  cost: Record<string, unknown> | null;
  keys: ApiKey[];
}
export interface SourceDetail extends SourceRow {
  config: unknown;
}
export interface ClientRow {
  client_id: string;
  name: string;
  kind: string;
  time_zone: string;
  endpoints: string[];
  keys: ApiKey[];
}

export interface ConfigFinding {
  path: string;
  code: string;
  detail: string;
  line?: number | null;
  column?: number | null;
}
export interface Validation {
  errors: ConfigFinding[];
  warnings: ConfigFinding[];
}
export interface Change {
  path: string;
  kind: string;
  before?: unknown;
  after?: unknown;
  sentence?: string | null;
}
export interface Diff {
  changes: Change[];
  from: number | string | null;
  to: number | string | null;
}
export interface Version {
  version: number;
  published_at: string;
  published_by: string;
  comment: string | null;
  rolled_back_from?: number | null;
  counts: Record<string, number> | null;
}
export interface Published {
  version: number;
  published_at: string;
  live: Record<string, boolean>;
  live_after_ms: number | null;
}

export interface SecretRef {
  ref: string;
  set_at: string | null;
  set_by: string | null;
  rotating: boolean;
  used_by: string[];
}
export interface User {
  username: string;
  roles: Role[];
  disabled: boolean;
  created_at: string | null;
  created_by: string | null;
  last_login_at: string | null;
}
export interface Token {
  token_id: string;
  name: string;
  username: string | null;
  roles?: Role[] | null;
  last4: string | null;
  created_at: string;
  expires_at: string | null;
  last_used_at: string | null;
  bootstrap: boolean;
}
export interface AuditLine {
  seq: number;
  at: string;
  actor: string;
  action: string;
  object: string | null;
  before: unknown;
  after: unknown;
  request_id: string | null;
  ip?: string | null;
}
export interface Balance {
  party_type: string;
  party_id: string;
  name?: string | null;
  configured?: boolean;
  balance: Money;
  accounts?: { account: string; amount: Money }[];
}
export interface Balances extends Page<Balance> {
  totals?: { party_type: string; balance: Money }[];
  trial_balance?: Money[];
}
export interface Finding {
  code: string;
  subject: string;
  config_version: number;
  first_at: string;
  detail: string;
}
export interface ReturnRow {
  return_id: string;
  lead_id: string;
  delivery_id: string;
  client_id: string;
  endpoint_id: string;
  source_id: string;
  service_line: string | null;
  state: string | null;
  zip: string | null;
  reason: string;
  decided_at: string;
  decision: 'approved' | 'refused';
  credit: Money | null;
  refusal: string | null;
  refusal_rule: string | null;
  claimed: boolean;
  claim_refusal: string | null;
  claim_rule: string | null;
}
export interface About {
  version: string;
  live_version: number;
  credits: { name: string; licence: string; note: string | null }[];
}

export interface WhyNot {
  endpoint_id: string;
  kind: string;
  reason: string | null;
  step_id: string | null;
  seen: string | null;
  needed: string | null;
  sentence: string;
}
export interface Simulated {
  outcome: string;
  reason: string | null;
  held_until: string | null;
  config_version: number;
  at: string;
  facts: LeadFacts;
  allocations: Omit<Allocation, 'allocation_id' | 'delivery_id'>[];
  trace: { plan_id: string | null; steps: StepTrace[]; sentence: string; micros?: number };
  asked: WhyNot | null;
}
export interface ReplayTotals {
  placed: number;
  revenue: Money;
  waiting: number;
  review: number;
  unplaced: Record<string, number>;
}
export interface ReplaySide {
  volume: number;
  revenue: Money;
  rejections: Record<string, number>;
}
export interface CapFill {
  peak: number | string;
  limit: number | string;
}
export interface ReplayReport {
  from: string;
  until: string;
  decisions: number;
  unreproduced: number;
  unknown_leads: number;
  moved: number;
  repriced: number;
  before: ReplayTotals;
  after: ReplayTotals;
  endpoints: { endpoint_id: string; before: ReplaySide; after: ReplaySide }[];
  caps: { cap: string; owner_id: string; unit: string; per: string; before: CapFill | null; after: CapFill | null }[];
  assumptions: string[];
}
export interface Replay {
  id: string;
  version: string;
  days: number;
  state: string;
  requested_by: string | null;
  requested_at: string;
  finished_at: string | null;
  leads: number;
  replayed: number;
  failure: string | null;
  report: ReplayReport | null;
}
export interface Went {
  outcome: string;
  reason: string | null;
  held_until: string | null;
  endpoints: { endpoint_id: string; price: Money }[];
}
export interface MovedLead {
  lead_id: string;
  round: number;
  at: string;
  from: Went;
  to: Went;
  sentence: string;
}

export interface Holder {
  claim: 'FIRST' | 'AFTER' | 'NOT_IN_FORCE';
  client_id: string;
  client_name?: string;
  endpoint_id: string;
  endpoint_name?: string;
  right: string;
  tier: number;
  right_key: string;
  right_id?: string | null;
  source: string;
  matched_by: string;
  price: Money;
  from: string | null;
  to: string | null;
  service_lines?: string[];
  segments?: string[];
}
export interface Owners {
  config_version: number;
  zip: string;
  city: string | null;
  state: string | null;
  counties: string[];
  service_line: string | null;
  segment: string;
  on: string;
  holders: Holder[];
  lines: { service_line: string | null; holders: Holder[] }[];
}

export interface Waiting {
  lead_id: string;
  state: 'HELD' | 'REVIEW';
  reason: string | null;
  received_at: string;
  held_until: string | null;
  expires_at: string;
  round: number;
  source_id: string;
  service_line: string | null;
  zip: string | null;
  city: string | null;
  region: string | null;
  test: boolean;
  sentence: string | null;
  waits_for: { endpoint_id: string; reason: string | null; seen: string | null; needed: string | null }[];
  waits_for_more: number;
}
export interface Outlook {
  placed: { endpoint_id: string; leads: number; price: Money }[];
  leads: number;
  allocated: number;
  held: number;
  review: number;
  rejected: Record<string, number>;
  gone: number;
}
export type HoldAction = 'release' | 'approve' | 'extend' | 'park' | 'reject';
export interface HoldResult {
  lead_id: string;
  answer: 'DONE' | 'STILL_HELD' | 'UNCHANGED' | 'NOT_LATER' | 'TOO_LATE' | 'NO_SUCH_LEAD' | 'NOT_WAITING';
  state: string | null;
  reason: string | null;
  held_until: string | null;
  expires_at: string | null;
  expired_before: string | null;
}

export interface LeadExplanations {
  vendor: string | null;
  clients: { client_id: string; sentence: string }[];
  more: number;
}
