/**
 * Names for what the portal's calls answer. The types themselves are generated from docs/contracts/http; a name here
 * says which call it comes from, so that a change of the contract shows at compile time.
 */
import type { components, paths as Portal } from './generated/portal';

type Json<Response> = Response extends { content: { 'application/json': infer Body } } ? Body : never;
type Answer<Call> = Call extends { responses: { 200: infer Response } }
  ? Json<Response>
  : Call extends { responses: { 201: infer Created } }
    ? Json<Created>
    : never;
type Get<Path extends keyof Portal> = Answer<Portal[Path]['get']>;
type Post<Path extends keyof Portal> = Answer<Portal[Path]['post']>;
type Item<List extends { items: unknown[] }> = List['items'][number];

/** One page of any list. */
export interface Page<T> {
  items: T[];
  next_cursor: string | null;
  total?: number;
}
/** A refusal; what fails before anybody answers has only some of it. */
export type FieldProblem = Partial<components['schemas']['FieldProblem']> &
  Partial<ConfigFinding> & { line?: number | null; column?: number | null };
export type Problem = Partial<Omit<components['schemas']['Problem'], 'errors'>> & {
  trace_id?: string;
  request_id?: string;
  errors?: FieldProblem[];
};

export type Me = Get<'/api/me'> & { csrf: NonNullable<Get<'/api/me'>['csrf']> };
export type Role = Me['roles'][number];
/** What the server lets somebody do; it derives them from the roles. */
export type Permission = Me['permissions'][number];
export type About = Get<'/api/admin/about'>;

export type Money = components['schemas']['Money'];
export type LeadRow = Item<Get<'/api/admin/leads'>>;
export type LeadStatus = LeadRow['status'];
export type LeadDetail = Get<'/api/admin/leads/{leadId}'>;
export type LeadFacts = NonNullable<LeadDetail['lead']['facts']>;
export type TimelineItem = LeadDetail['timeline'][number];
export type CheckResult = LeadDetail['checks'][number];
export type Decision = LeadDetail['decisions'][number];
export type Allocation = Decision['allocations'][number];
export type StepTrace = Decision['trace']['steps'][number];
export type Candidate = StepTrace['candidates'][number];
export type PassedOver = StepTrace['others'][number];
export type Attempt = LeadDetail['attempts'][number];
export type Finished = LeadDetail['deliveries'][number];
export type LedgerEntry = LeadDetail['ledger'][number];
export type ReturnDecision = LeadDetail['returns'][number];
export type Disposition = LeadDetail['dispositions'][number];
/** What contradicts itself and wants a person. */
export type LeadFinding = LeadDetail['findings'][number];
export type LeadExplanations = Get<'/api/admin/leads/{leadId}/told'>;
export type DeliveryResult = Post<'/api/admin/deliveries/actions'>['results'][number];
export type Contact = Post<'/api/admin/leads/{leadId}/reveal'>;

export type Summary = Get<'/api/admin/summary'>;
export type Minute = Summary['by_minute'][number];

export type EndpointRow = Item<Get<'/api/admin/endpoints'>>;
export type EndpointDetail = Get<'/api/admin/endpoints/{id}'>;
export type Pause = NonNullable<EndpointRow['paused']>;
export type CapUse = NonNullable<EndpointRow['caps']>[number];
/** What the figures of today count; the list of leads asked with it shows the leads behind them. */
export type CountedDay = EndpointRow['today'];
export type Right = EndpointDetail['territories'][number];
export type RecentAttempt = EndpointDetail['recent_attempts'][number];

export type SourceRow = Item<Get<'/api/admin/sources'>>;
export type SourceDetail = Get<'/api/admin/sources/{id}'>;
export type ClientRow = Item<Get<'/api/admin/clients'>>;
export type ApiKey = Item<Get<'/api/admin/sources/{id}/keys'>>;
export type NewKey = Post<'/api/admin/clients/{id}/keys'> & Partial<Post<'/api/admin/sources/{id}/keys'>>;
/** Where a change is live by now; nothing is answered when that is everywhere. */
export type LiveAnswer = Answer<Portal['/api/admin/secrets/{ref}']['put']> | undefined;

export type Validation = Post<'/api/admin/config/draft/validate'>;
export type ConfigFinding = Validation['errors'][number];
export type Diff = Get<'/api/admin/config/draft/diff'>;
type FullChange = Diff['changes'][number];
export type Change = Pick<FullChange, 'path' | 'kind'> & Partial<FullChange>;
export type Version = Item<Get<'/api/admin/config/versions'>>;
export type Published = Post<'/api/admin/config/publish'>;

export type SecretRef = Item<Get<'/api/admin/secrets'>>;
export type User = Item<Get<'/api/admin/users'>>;
export type Token = Item<Get<'/api/admin/tokens'>>;
export type AuditLine = Item<Get<'/api/admin/audit'>>;

export type Balances = Get<'/api/admin/balances'>;
export type Balance = Item<Balances>;
export type Finding = Item<Get<'/api/admin/findings'>>;
export type ReturnRow = Item<Get<'/api/admin/returns'>>;

export type Simulated = Post<'/api/admin/simulate'>;
export type WhyNot = NonNullable<Simulated['asked']>;
export type Replay = Get<'/api/admin/replays/{id}'>;
export type ReplayReport = NonNullable<Replay['report']>;
export type ReplayTotals = ReplayReport['before'];
export type ReplaySide = ReplayReport['endpoints'][number]['before'];
export type CapFill = NonNullable<ReplayReport['caps'][number]['before']>;
export type MovedLead = Item<Get<'/api/admin/replays/{id}/moved'>>;
export type Went = MovedLead['from'];
export type Owners = Get<'/api/admin/owners'>;
/** A holder as routing has it, with the names and the right that the portal adds from the live configuration. */
export type Holder = Owners['holders'][number];
export type Waiting = Item<Get<'/api/admin/holds'>>;
export type Outlook = Post<'/api/admin/holds/look'>;
export type HoldAction = 'release' | 'approve' | 'extend' | 'park' | 'reject';
export type HoldResult = Post<'/api/admin/holds/actions'>['results'][number];
