/**
 * The one vocabulary: every backend state with its label, tone and icon, every reason code with its words. No screen
 * invents its own.
 */

export type Tone = 'success' | 'info' | 'waiting' | 'degraded' | 'failed' | 'neutral' | 'money';
export interface Look {
  label: string;
  tone: Tone;
  meaning?: string;
}

const look = (label: string, tone: Tone, meaning?: string): Look => ({ label, tone, meaning });

const words = {
  lead: {
    RECEIVED: look('Received', 'info', 'Recorded and durable; checks follow.'),
    VALIDATED: look('Checked', 'info', 'All checks are done; routing follows.'),
    ALLOCATED: look('Sending', 'info', 'An endpoint was chosen; the delivery is on its way.'),
    DELIVERED: look('Delivered', 'success', 'At least one endpoint accepted it.'),
    REJECTED: look('Rejected', 'failed', 'It ended early; the reason says why.'),
    HELD: look('Held', 'waiting', 'It waits for opening hours or capacity.'),
    REVIEW: look('In review', 'waiting', 'A person decides.'),
    RETURNED: look('Returned', 'money', 'Every client that had it gave it back.'),
    CONVERTED: look('Converted', 'success', 'A client made the sale.'),
    UNCONFIRMED: look(
      'Unconfirmed',
      'degraded',
      'The endpoint may have it: its delivery ended without a certain answer.',
    ),
  },
  disposition: {
    ATTEMPTED: look('Attempted', 'waiting', 'Somebody tried to reach the person and will try again.'),
    CONTACTED: look('Contacted', 'info', 'Somebody spoke to the person.'),
    QUALIFIED: look('Qualified', 'info', 'The person wants what is sold here, and may buy it.'),
    APPOINTMENT: look('Appointment', 'info', 'A visit or a call is arranged.'),
    QUOTED: look('Quoted', 'info', 'The person has an offer.'),
    SOLD: look('Sold', 'success', 'The person bought.'),
    LOST: look('Lost', 'failed', 'The person bought elsewhere, or not at all.'),
    UNREACHABLE: look('Unreachable', 'failed', 'Nobody could be reached, and nobody tries any more.'),
    NOT_QUALIFIED: look('Not qualified', 'failed', 'The person is real and cannot or does not want to be served.'),
    INVALID: look('Invalid', 'failed', 'There is no such person, or the contact is wrong.'),
  },
  verdict: {
    PASS: look('Pass', 'success'),
    FLAG: look('Flag', 'degraded'),
    FAIL: look('Fail', 'failed'),
    UNAVAILABLE: look('Unavailable', 'neutral'),
  },
  action: {
    continue: look('Continue', 'neutral'),
    review: look('Review', 'waiting'),
    reject: look('Reject', 'failed'),
  },
  decision: {
    ALLOCATED: look('Allocated', 'success'),
    HELD: look('Held', 'waiting'),
    REVIEW: look('To review', 'waiting'),
    REJECTED: look('Rejected', 'failed'),
  },
  step: {
    CHOSEN: look('Chosen here', 'success'),
    HELD: look('Held here', 'waiting'),
    NOBODY: look('Nobody could take it', 'neutral'),
    CONDITION_NOT_MET: look('Condition not met', 'neutral'),
  },
  replay: {
    RUNNING: look('Running', 'waiting'),
    DONE: look('Done', 'success'),
    FAILED: look('Failed', 'failed'),
    CANCELLED: look('Cancelled', 'neutral'),
  },
  attempt: {
    ACCEPTED: look('Accepted', 'success', 'The endpoint has the lead.'),
    REJECTED: look('Refused', 'failed', 'The endpoint understood and does not want it.'),
    NOT_SENT: look('Not sent', 'degraded', 'Nothing reached the endpoint.'),
    RETRY: look('Try later', 'degraded', 'The endpoint asks to come back.'),
    UNKNOWN: look('Unconfirmed', 'degraded', 'The endpoint may have it.'),
    MISCONFIGURED: look('Set-up wrong', 'failed', 'Address, credentials or mapping do not work.'),
    GONE: look('Gone', 'failed', 'The endpoint is gone for good.'),
  },
  delivery: {
    ACCEPTED: look('Accepted', 'success'),
    REJECTED: look('Refused', 'failed'),
    FAILED: look('Failed', 'failed'),
    UNKNOWN: look('Unconfirmed', 'degraded'),
  },
  health: {
    CLOSED: look('Healthy', 'success', 'Breaker closed: deliveries flow.'),
    HALF_OPEN: look('Probing', 'degraded', 'Breaker half-open: single deliveries try whether it is back.'),
    OPEN: look('Failing', 'failed', 'Breaker open: leads go elsewhere until it recovers.'),
    UNKNOWN: look('No failures seen', 'neutral', 'The breaker has never opened.'),
  },
  status: {
    ACTIVE: look('Active', 'success'),
    PAUSED: look('Paused', 'neutral'),
    DISABLED: look('Disabled', 'neutral'),
  },
  hours: {
    OPEN: look('Open', 'success'),
    CLOSED: look('Closed', 'neutral'),
    ALWAYS: look('Always', 'success', 'Open at all hours.'),
  },
  claim: {
    FIRST: look('First', 'success', 'Asked before all others.'),
    AFTER: look('After', 'info', 'Asked when those before it cannot accept.'),
    NOT_IN_FORCE: look('Not in force', 'neutral', 'The right is of another day.'),
  },
  key: { ACTIVE: look('In use', 'success'), REVOKED: look('Revoked', 'neutral') },
  change: { ADDED: look('Added', 'success'), REMOVED: look('Removed', 'failed'), CHANGED: look('Changed', 'info') },
  live: { true: look('Live', 'success'), false: look('Not yet', 'waiting') },
  version: { LIVE: look('Live', 'success'), OLDER: look('Earlier', 'neutral') },
  validation: {
    CLEAN: look('Ready to publish', 'success'),
    ERRORS: look('Errors', 'failed'),
    WARNINGS: look('Warnings', 'degraded'),
  },
  return: { APPROVED: look('Approved', 'money'), REFUSED: look('Refused', 'failed') },
} as const satisfies Record<string, Record<string, Look>>;

export type Vocabulary = keyof typeof words;

/** A state nobody described is still shown, by its own word. */
export function lookOf(vocabulary: Vocabulary, state: string | null | undefined): Look {
  const entries: Record<string, Look> = words[vocabulary];
  const value = state ?? 'UNKNOWN';
  return (
    entries[value] ??
    entries[value.toUpperCase()] ??
    entries[value.toLowerCase()] ??
    look(sentenceCase(value), 'neutral')
  );
}

/** What the validation finds about who holds what. */
const found: Record<string, Look> = {
  OVERLAPPING_EXCLUSIVE: look(
    'Exclusive overlap',
    'failed',
    'Two endpoints hold an exclusive right of one tier for the same leads; publishing refuses it.',
  ),
  REDUNDANT_RIGHT: look('Held twice', 'degraded', 'An endpoint holds the same exclusive right twice.'),
  UNCOVERED_CELLS: look('Gap', 'waiting', 'No right and no pool takes a service line there.'),
  EMPTY_AREA: look('Empty area', 'failed', 'The right covers no ZIP at all.'),
  LICENCE_GAP: look('No licence', 'degraded', 'The endpoint holds rights where it has no licence.'),
  NEVER_WINS: look('Never wins', 'degraded', 'Nothing of it can ever bring the endpoint a lead.'),
  EXPIRED: look('Expired', 'neutral', 'It is over.'),
  EXPIRES_SOON: look('Ends soon', 'waiting', 'It ends within thirty days.'),
};
export const territoryFindings: ReadonlySet<string> = new Set(Object.keys(found));
export const findingOf = (code: string): Look => found[code] ?? look(sentenceCase(code), 'neutral');

export const dispositionStatuses = Object.keys(words.disposition) as (keyof typeof words.disposition)[];

export const leadStatuses = Object.keys(words.lead) as (keyof typeof words.lead)[];

export const sentenceCase = (word: string): string => {
  const plain = word.replace(/[_-]+/g, ' ').toLowerCase();
  return plain.charAt(0).toUpperCase() + plain.slice(1);
};

export interface ReasonWords {
  label: string;
  meaning: string;
  publicMeaning: string;
}
const why = (label: string, meaning: string, publicMeaning: string): ReasonWords => ({ label, meaning, publicMeaning });

export const reasons: Record<string, ReasonWords> = {
  SCHEMA_INVALID: why(
    'Fields invalid',
    "A required field is missing or a value is not allowed by the source's schema.",
    'The submission does not match the agreed fields.',
  ),
  DUPLICATE: why(
    'Duplicate',
    "The same person was already received within the contract's window.",
    'We already have this person.',
  ),
  SOURCE_PAUSED: why('Source paused', 'The source is paused.', 'The source is paused.'),
  SOURCE_CAP_REACHED: why(
    'Source cap reached',
    "The source's own cap for this window is used up.",
    'The agreed volume for this period is reached.',
  ),
  SERVICE_LINE_NOT_IN_CONTRACT: why(
    'Service line not in contract',
    "The source's contract does not cover this service line.",
    'The contract does not cover this product.',
  ),
  CONTRACT_NOT_IN_FORCE: why(
    'Contract not in force',
    "The source's contract is not in force on this date.",
    'The contract is not in force.',
  ),
  PHONE_INVALID: why('Phone invalid', 'The phone number cannot exist.', 'The phone number is not valid.'),
  EMAIL_INVALID: why('E-mail invalid', 'The e-mail address cannot exist.', 'The e-mail address is not valid.'),
  EMAIL_DISPOSABLE: why(
    'Disposable e-mail',
    'The e-mail domain is a disposable one.',
    'The e-mail address is not acceptable.',
  ),
  LOCATION_UNKNOWN: why(
    'Location unknown',
    'Neither ZIP nor city and state lead to a place.',
    'The location is not known.',
  ),
  LOCATION_CONTRADICTORY: why(
    'Location contradictory',
    'ZIP, city and state contradict each other.',
    'The location is contradictory.',
  ),
  CONSENT_MISSING: why(
    'Consent missing',
    "The consent evidence that the source's policy requires is not there.",
    'Consent evidence is missing.',
  ),
  DNC_LISTED: why(
    'On do-not-call list',
    'The number is on a do-not-call list that applies.',
    'The consumer may not be contacted.',
  ),
  IDENTITY_MISMATCH: why(
    'Identity mismatch',
    'Name, phone and address do not belong together.',
    'The identity could not be confirmed.',
  ),
  CHECK_UNAVAILABLE: why(
    'Check unavailable',
    'A check that the policy needs could not be made.',
    'The lead could not be verified.',
  ),
  CHECK_FAILED: why(
    'Check failed',
    "A provider's answer to a check went against the lead.",
    'The lead did not pass verification.',
  ),
  NO_PLAN: why('No routing plan', 'No active routing plan covers this lead.', 'There is no coverage.'),
  NO_COVERAGE: why(
    'No coverage',
    'Nobody holds a right to this location for this service line.',
    'There is no coverage.',
  ),
  NO_SALE_FOR_NOW: why(
    'Nobody at this moment',
    'There were candidates, and at least one lacked nothing but room, its hour or its health, ' +
      'or was paused for a time: later it might have taken it.',
    'Nobody could take the lead at this moment; at another time somebody may.',
  ),
  NO_SALE: why(
    'Nobody could take it',
    'There were candidates, but none could accept it.',
    'Nobody could take the lead.',
  ),
  LEAD_EXPIRED: why('Too old', 'The lead grew too old while it waited.', 'The lead could not be placed in time.'),
  DELIVERY_LET_GO: why(
    'Given up, goes to others',
    'Nobody knows whether the endpoint has the lead; a person gave it up there and let it go to others.',
    'The delivery could not be confirmed.',
  ),
  DELIVERY_WRITTEN_OFF: why(
    'Written off',
    'Nobody knows whether the endpoint has the lead, and a person gave it up.',
    'The delivery could not be confirmed.',
  ),
  REVIEW_REJECTED: why(
    'Rejected in review',
    'A person reviewed the lead and rejected it.',
    'The lead was rejected after review.',
  ),
  ENDPOINT_DISABLED: why('Disabled', 'The endpoint is not active.', 'Not available.'),
  ENDPOINT_PAUSED: why('Paused', 'The endpoint is paused.', 'Paused.'),
  ENDPOINT_UNHEALTHY: why('Breaker open', "The endpoint's breaker is open.", 'Delivery is failing at the moment.'),
  METHOD_NOT_AVAILABLE: why(
    'Method not available',
    "The endpoint's delivery method is not available in this version.",
    'Not available.',
  ),
  OUT_OF_HOURS: why('Out of hours', 'The endpoint is outside its hours.', 'Outside the agreed hours.'),
  CONDITION_NOT_MET: why(
    'Condition not met',
    "The endpoint's own condition on leads is not met.",
    'Does not match the agreed filter.',
  ),
  LINE_TYPE_NOT_ACCEPTED: why(
    'Line type not accepted',
    'The endpoint does not take this type of phone line.',
    'Does not match the agreed filter.',
  ),
  CAP_REACHED: why('Cap reached', 'A cap that applies is used up.', 'The agreed cap is reached.'),
  ALREADY_SENT: why(
    'Already sent this person',
    'The same person was already sent to this endpoint within its window.',
    'Already received this person.',
  ),
  ALREADY_TRIED: why(
    'Had its turn',
    'An earlier round chose this endpoint, and its delivery ended without the lead being taken.',
    'Had its turn in an earlier round.',
  ),
  RIGHT_NOT_IN_FORCE: why(
    'Right not in force',
    'The territory right is not in force on this date.',
    'The right is not in force.',
  ),
  OUTRANKED: why('Outranked', 'A holder of a better right can accept the lead.', 'Another holder comes first.'),
  NOT_SELECTED: why('Not selected', "Eligible, but the step's algorithm chose another.", 'Another was chosen.'),
  CONCURRENCY_REACHED: why(
    'Too many in flight',
    'As many leads as agreed are in flight to it.',
    'Too many leads in flight.',
  ),
  LICENCE_MISSING: why(
    'No licence',
    "The endpoint is not licensed for this product in the lead's state.",
    'Not licensed for this product in this state.',
  ),
  LANGUAGE_NOT_ACCEPTED: why(
    'Language not served',
    "The endpoint does not serve the lead's language.",
    'Does not match the agreed filter.',
  ),
  SOURCE_NOT_ACCEPTED: why(
    'Source not accepted',
    'The endpoint does not take leads of this source.',
    'Does not match the agreed filter.',
  ),
  GRADE_NOT_ACCEPTED: why(
    'Grade not accepted',
    "The lead's score grade is none that the endpoint takes.",
    'Does not match the agreed filter.',
  ),
  IDENTITY_TOO_UNCERTAIN: why(
    'Identity too uncertain',
    "The person's identity is less certain than the endpoint asks for.",
    'Does not match the agreed filter.',
  ),
  CONTACT_NOT_ACCEPTED: why(
    'Way of contact missing',
    'The lead lacks a way of contact that the endpoint needs.',
    'Does not match the agreed filter.',
  ),
  BELOW_PRICE_FLOOR: why('Pays too little', 'The endpoint pays less than the step asks for.', 'Below the least price.'),
  ORDER_NOT_OPEN: why(
    'No open order',
    'The endpoint has no order that this lead could fill: none fits, or all are full or out of date.',
    'No open order.',
  ),
  LOCATION_TOO_UNCERTAIN: why(
    'Place too uncertain',
    "The lead's ZIP was guessed or contradicted, and too little speaks for a place within the exclusive right.",
    "The lead's place is not certain enough for this right.",
  ),
  AHEAD_OF_PACE: why(
    'Ahead of pace',
    "The endpoint's cap is paced, and it already has its part up to now.",
    'Ahead of the agreed pace.',
  ),
  DELIVERY_REJECTED: why('Refused by endpoint', 'The endpoint refused the lead.', 'The lead was refused.'),
  DELIVERY_EXHAUSTED: why(
    'Delivery gave up',
    'The endpoint did not take the lead before it grew too old.',
    'The lead could not be delivered in time.',
  ),
  DELIVERY_MISCONFIGURED: why(
    'Delivery set-up wrong',
    "The endpoint's set-up does not work (address, credentials or mapping).",
    'The delivery set-up does not work.',
  ),
  EGRESS_REFUSED: why(
    'Address forbidden',
    "The endpoint's address is private or otherwise forbidden.",
    'The delivery address is not allowed.',
  ),
  ENDPOINT_GONE: why(
    'Endpoint gone',
    'The endpoint says that it is gone for good (410).',
    'The delivery address is gone.',
  ),
  RETURN_OUT_OF_WINDOW: why(
    'Return too late',
    'The return came after the agreed window.',
    'The return window has closed.',
  ),
  RETURN_REASON_NOT_ALLOWED: why(
    'Return reason not allowed',
    'The agreement does not allow this return reason.',
    'This return reason is not in the agreement.',
  ),
  RETURN_RATE_EXCEEDED: why(
    'Return rate exceeded',
    'The agreed maximum share of returns is used up.',
    'The agreed share of returns is used up.',
  ),
  RETURN_ALREADY_MADE: why(
    'Returned before',
    'This delivery was returned before.',
    'This delivery was returned before.',
  ),
  RETURN_LEAD_KEPT: why(
    'Kept by another client',
    'Another client keeps the lead, so it is not claimed from its source.',
    'The lead is in use.',
  ),
  RETURN_NOT_DELIVERED: why(
    'Nothing to return',
    'There is no accepted delivery to return.',
    'There is nothing to return.',
  ),
};

export function reasonOf(code: string): ReasonWords {
  return reasons[code] ?? why(sentenceCase(code), sentenceCase(code), sentenceCase(code));
}
