import type { Candidate, Decision, StepTrace } from '@/api/types';
import { Code } from './Code';
import { DataTable, type Column } from './DataTable';
import { count, took } from './format';
import { PortalLink } from './PortalLink';
import { sentenceCase, reasonOf } from './vocabulary';
import { Badge, StatusBadge } from './StatusBadge';
import { MoneyText, SentenceText, When } from './values';

/**
 * Why it went where it went: the sentence, the candidates with the first rule that excluded each, then the raw step.
 */
export function RoutingLog({ decisions }: { decisions: Decision[] }) {
  return (
    <div className="stack gap-20">
      {decisions.map((decision) => (
        <Round key={decision.round} decision={decision} only={decisions.length === 1} />
      ))}
    </div>
  );
}

function Round({ decision, only }: { decision: Decision; only: boolean }) {
  const { trace } = decision;
  return (
    <div className="round">
      <div className="row">
        <h3>{only ? 'Decision' : `Round ${decision.round}`}</h3>
        <StatusBadge of="decision" value={decision.outcome} />
        <span className="small muted">
          <When at={decision.at} show="clock" /> · configuration{' '}
          {decision.config_version > 0 ? (
            <PortalLink to="/admin/config/versions" search={{ to: String(decision.config_version) }}>
              v{decision.config_version}
            </PortalLink>
          ) : (
            'that is not live'
          )}
          {trace.plan_id && <> · plan {trace.plan_id}</>}
          {trace.micros !== undefined && <> · decided in {took(trace.micros)}</>}
        </span>
      </div>
      <p className="measure">
        <SentenceText text={decision.sentence} />
      </p>
      {decision.held_until && (
        <p className="small">
          Decided again at <When at={decision.held_until} show="full" />.
        </p>
      )}
      {trace.steps.map((step, i) => (
        <Step key={`${step.step_id}-${i}`} step={step} number={i + 1} decision={decision} />
      ))}
    </div>
  );
}

const columns: Column<Candidate>[] = [
  {
    key: 'endpoint',
    header: 'Endpoint',
    id: true,
    cell: (row) => (
      <PortalLink to="/admin/endpoints/$endpointId" params={{ endpointId: row.endpoint_id }} className="row-link">
        {row.endpoint_id}
      </PortalLink>
    ),
  },
  {
    key: 'right',
    header: 'Right',
    keep: true,
    cell: (row) =>
      row.right ? (
        <span title={row.right_source ?? undefined}>
          {sentenceCase(row.right)}
          {row.tier !== null && <span className="muted"> tier {row.tier}</span>}
        </span>
      ) : (
        <span className="muted">listed</span>
      ),
  },
  { key: 'matched', header: 'Matched by', cell: (row) => row.matched_by ?? <span className="muted">–</span> },
  {
    key: 'verdict',
    header: 'Verdict',
    cell: (row) =>
      row.chosen ? (
        <Badge look={{ label: 'Chosen', tone: 'success' }} />
      ) : (
        <span>
          <span className="strong">{row.reason ? reasonOf(row.reason).label : 'Not chosen'}</span>
          {row.reason && <span className="muted"> {reasonOf(row.reason).meaning}</span>}
        </span>
      ),
  },
  { key: 'seen', header: 'Seen', keep: true, cell: (row) => row.seen ?? <span className="muted">–</span> },
  {
    key: 'needed',
    header: 'Needed',
    cell: (row) =>
      row.needed ? <SentenceText text={row.needed} beside={row.seen} /> : <span className="muted">–</span>,
  },
];

function Step({ step, number, decision }: { step: StepTrace; number: number; decision: Decision }) {
  const chosen = decision.allocations.filter((allocation) => allocation.step_id === step.step_id);
  return (
    <div className="stack gap-6">
      <div className="row">
        <span className="strong small">
          Step {number}: {step.step_id}
        </span>
        <span className="small muted">
          {sentenceCase(step.algorithm)}
          {step.condition && (
            <>
              {' '}
              · if <span className="mono">{step.condition}</span>
            </>
          )}
        </span>
        <StatusBadge of="step" value={step.result} />
        {chosen.map((allocation) => (
          <span key={allocation.allocation_id} className="small">
            {allocation.endpoint_id} for <MoneyText value={allocation.price} />
          </span>
        ))}
      </div>
      {step.candidates.length > 0 && (
        <DataTable
          label={`Candidates of step ${step.step_id}, round ${decision.round}`}
          wrap
          columns={columns}
          rows={step.candidates.toSorted((a, b) => Number(b.chosen) - Number(a.chosen))}
          rowKey={(row) => `${row.endpoint_id}-${row.right_source}`}
          rowClass={(row) => (row.chosen ? 'chosen' : undefined)}
          empty="No candidates"
          maxHeight={420}
        />
      )}
      {step.others?.map((others) => (
        <p key={`${others.reason}-${others.seen}-${others.needed}`} className="small">
          {count(others.endpoint_ids.length)} more: <span className="strong">{reasonOf(others.reason).label}</span>
          {others.seen && <span className="muted"> seen {others.seen}</span>}
          {others.needed && (
            <span className="muted">
              , needed <SentenceText text={others.needed} beside={others.seen} />
            </span>
          )}
        </p>
      ))}
      {step.arithmetic && <p className="small muted">Choice: {step.arithmetic}</p>}
      <details>
        <summary>Raw step</summary>
        <Code label={`Raw step ${step.step_id}, round ${decision.round}`}>{JSON.stringify(step, null, 2)}</Code>
      </details>
    </div>
  );
}
