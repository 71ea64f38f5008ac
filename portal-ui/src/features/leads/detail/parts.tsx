import type { Attempt, CheckResult, Finished, LedgerEntry, ReturnDecision, TimelineItem } from '@/api/types';
import { Code } from '@/components/Code';
import { DataTable, type Column } from '@/components/DataTable';
import { amountOf, money, span, sum, took } from '@/components/format';
import { PortalLink } from '@/components/PortalLink';
import { Reason, StatusBadge } from '@/components/StatusBadge';
import { SentenceText, When } from '@/components/values';
import { sentenceCase } from '@/components/vocabulary';

export function TimelineList({ items }: { items: TimelineItem[] }) {
  return (
    <ol className="timeline">
      {items.map((item, i) => (
        <li key={`${item.at}-${i}`}>
          <When at={item.at} show="precise" />
          <span className="muted">{sentenceCase(item.stage)}</span>
          <span>
            <SentenceText text={item.sentence} />
            {item.reason && (
              <span className="muted">
                {' '}
                (<Reason code={item.reason} />)
              </span>
            )}
          </span>
        </li>
      ))}
    </ol>
  );
}

const checkColumns: Column<CheckResult>[] = [
  {
    key: 'check',
    header: 'Check',
    cell: (row) => <span title={`Provider ${row.provider}`}>{sentenceCase(row.check)}</span>,
  },
  { key: 'verdict', header: 'Verdict', cell: (row) => <StatusBadge of="verdict" value={row.verdict} /> },
  { key: 'action', header: 'Policy', cell: (row) => <StatusBadge of="action" value={row.action} /> },
  {
    key: 'detail',
    header: 'Found',
    cell: (row) => (
      <>
        {row.reason && (
          <span className="strong">
            <Reason code={row.reason} />.{' '}
          </span>
        )}
        {row.detail}
      </>
    ),
  },
  {
    key: 'data',
    header: 'Data',
    cell: (row) => (
      <span className="small">
        {Object.entries(row.data ?? {}).map(([name, value]) => (
          <span key={name} style={{ marginRight: 10 }}>
            <span className="muted">{sentenceCase(name)}</span> {String(value)}
          </span>
        ))}
      </span>
    ),
  },
  { key: 'time', header: 'Time', num: true, keep: true, cell: (row) => took(row.micros) },
];

export function Checks({ checks }: { checks: CheckResult[] }) {
  return (
    <DataTable
      label="Checks"
      wrap
      columns={checkColumns}
      rows={checks}
      rowKey={(row) => row.check}
      empty="No check has run."
    />
  );
}

export function Attempts({ attempts, deliveries }: { attempts: Attempt[]; deliveries: Finished[] }) {
  return (
    <div className="stack">
      {attempts.map((attempt) => (
        <div key={`${attempt.delivery_id}-${attempt.attempt}`} className="round">
          <div className="row">
            <span className="strong small">Attempt {attempt.attempt}</span>
            <PortalLink to="/admin/endpoints/$endpointId" params={{ endpointId: attempt.endpoint_id }}>
              {attempt.endpoint_id}
            </PortalLink>
            <StatusBadge of="attempt" value={attempt.result} />
            <span className="small muted">
              <When at={attempt.started_at} show="clock" /> ·{' '}
              {attempt.status === null ? 'no answer' : `HTTP ${attempt.status}`} · {span(attempt.millis)}
            </span>
            {attempt.possible_duplicate && <span className="small">may be a repeat</span>}
          </div>
          {(attempt.detail ?? attempt.reason) && (
            <p className="small">
              {attempt.reason && (
                <>
                  <Reason code={attempt.reason} />.{' '}
                </>
              )}
              {attempt.detail}
            </p>
          )}
          {attempt.next_attempt_at && (
            <p className="small">
              Next attempt at <When at={attempt.next_attempt_at} show="clock" />.
            </p>
          )}
          <details>
            <summary>Request</summary>
            <Code label={`Request of attempt ${attempt.attempt} at ${attempt.endpoint_id}`}>
              {pretty(attempt.request)}
            </Code>
          </details>
          {attempt.response !== null && (
            <details>
              <summary>Response</summary>
              <Code label={`Response to attempt ${attempt.attempt} at ${attempt.endpoint_id}`}>
                {pretty(attempt.response)}
              </Code>
            </details>
          )}
        </div>
      ))}
      {deliveries.map((delivery) => (
        <p key={delivery.allocation.delivery_id} className="row small">
          <StatusBadge of="delivery" value={delivery.outcome} />
          <span>
            Delivery to {delivery.allocation.endpoint_id} ended at <When at={delivery.at} show="clock" /> after{' '}
            {delivery.attempts} {delivery.attempts === 1 ? 'attempt' : 'attempts'}
            {delivery.external_id && (
              <>
                , their id <span className="mono">{delivery.external_id}</span>
              </>
            )}
            {delivery.buyer_reason && <>, in their words: {delivery.buyer_reason}</>}
            {delivery.reason && (
              <>
                {' '}
                (<Reason code={delivery.reason} />)
              </>
            )}
            .
          </span>
        </p>
      ))}
    </div>
  );
}

/** Headers stay as they are; a JSON body is indented. */
function pretty(text: string): string {
  const start = text.search(/[{[]/);
  if (start < 0) return text;
  try {
    return text.slice(0, start) + JSON.stringify(JSON.parse(text.slice(start)), null, 2);
  } catch {
    return text;
  }
}

export function Ledger({ entries }: { entries: LedgerEntry[] }) {
  return (
    <div className="stack">
      {entries.map((entry) => {
        const currency = entry.lines[0]?.amount.currency ?? 'USD';
        const debit = sum(entry.lines.map((line) => line.amount).filter((amount) => !amount.amount.startsWith('-')));
        const total = sum(entry.lines.map((line) => line.amount));
        const shown = (micros: bigint) => money({ amount: amountOf(micros), currency });
        return (
          <div key={entry.entry_id} className="grid-box">
            <table className="grid">
              <caption style={{ textAlign: 'left', padding: '6px 10px' }} className="small">
                <span className="strong">{sentenceCase(entry.kind)}</span>{' '}
                <span className="muted">
                  effective <When at={entry.effective_at} show="full" />, posted{' '}
                  <When at={entry.posted_at} show="clock" />
                </span>
              </caption>
              <thead>
                <tr>
                  <th scope="col">Account</th>
                  <th scope="col">Party</th>
                  <th scope="col" className="num">
                    Debit
                  </th>
                  <th scope="col" className="num">
                    Credit
                  </th>
                </tr>
              </thead>
              <tbody>
                {entry.lines.map((line, i) => {
                  const credit = line.amount.amount.startsWith('-');
                  return (
                    <tr key={i}>
                      <td>{sentenceCase(line.account)}</td>
                      <td>{line.party}</td>
                      <td className="num">{credit ? '' : money(line.amount)}</td>
                      <td className="num">
                        {credit ? money({ ...line.amount, amount: line.amount.amount.slice(1) }) : ''}
                      </td>
                    </tr>
                  );
                })}
              </tbody>
              <tfoot>
                <tr>
                  <td colSpan={2}>{total === 0n ? 'Adds up' : `Out of balance by ${shown(total)}`}</td>
                  <td className="num">{shown(debit)}</td>
                  <td className="num">{shown(debit - total)}</td>
                </tr>
              </tfoot>
            </table>
          </div>
        );
      })}
    </div>
  );
}

export function Returns({ returns }: { returns: ReturnDecision[] }) {
  return (
    <div className="stack">
      {returns.map((item) => (
        <p key={item.return_id} className="row small">
          <StatusBadge of="return" value={item.approved ? 'APPROVED' : 'REFUSED'} />
          <span>
            <When at={item.at} show="full" />: returned as {sentenceCase(item.return_reason).toLowerCase()}
            {item.refusal && (
              <>
                , refused: <Reason code={item.refusal} />
              </>
            )}
            .{' '}
            {item.approved &&
              (item.claimed_from_source ? (
                'The source owes a credit.'
              ) : (
                <>
                  The source does not owe a credit
                  {item.claim_refusal && (
                    <>
                      : <Reason code={item.claim_refusal} />
                    </>
                  )}
                  .
                </>
              ))}
          </span>
        </p>
      ))}
    </div>
  );
}
