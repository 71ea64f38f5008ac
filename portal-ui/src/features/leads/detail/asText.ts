import type { LeadDetail } from '@/api/types';
import { answerOf, money } from '@/components/format';
import { lookOf, reasonOf } from '@/components/vocabulary';

/**
 * The whole story in plain text, for a ticket or an e-mail; holds no personal data because the page's data has none.
 */
export function asText(detail: LeadDetail): string {
  const { lead } = detail;
  const place = [lead.service_line, lead.segment, lead.zip, lead.city, lead.state];
  const lines = [
    `${lead.lead_id}: ${lookOf('lead', lead.status).label}${lead.reason ? `, ${reasonOf(lead.reason).label}` : ''}`,
    `source ${lead.source_id}, ${place.filter(Boolean).join(', ')}`,
    `received ${lead.received_at}`,
  ];
  if (lead.price && lead.endpoint_id) lines.push(`endpoint ${lead.endpoint_id}, ${money(lead.price)}`);
  lines.push(
    '',
    'Timeline',
    ...detail.timeline.map((item) => `  ${item.at}  ${item.stage.toLowerCase()}: ${item.sentence}`),
  );
  if (detail.checks.length > 0) {
    lines.push(
      '',
      'Checks',
      ...detail.checks.map(
        (check) =>
          `  ${check.check}: ${lookOf('verdict', check.verdict).label}, ${check.action}` +
          (check.reason ? ` (${reasonOf(check.reason).label})` : ''),
      ),
    );
  }
  for (const decision of detail.decisions) {
    lines.push('', `Round ${decision.round}, configuration v${decision.config_version}: ${decision.sentence}`);
    for (const step of decision.trace.steps) {
      lines.push(`  step ${step.step_id} (${step.algorithm.toLowerCase()}): ${lookOf('step', step.result).label}`);
      for (const candidate of step.candidates) {
        const verdict = candidate.chosen
          ? 'CHOSEN'
          : `out: ${candidate.reason ? reasonOf(candidate.reason).label : ''}`;
        const compared = [candidate.seen && `seen ${candidate.seen}`, candidate.needed && `needed ${candidate.needed}`]
          .filter(Boolean)
          .join(', ');
        lines.push(`    ${candidate.endpoint_id}: ${verdict}${compared ? ` (${compared})` : ''}`);
      }
    }
  }
  if (detail.attempts.length > 0) {
    lines.push(
      '',
      'Attempts',
      ...detail.attempts.map((attempt) => {
        const answer = answerOf(attempt);
        return (
          `  ${attempt.started_at}  ${attempt.endpoint_id} #${attempt.attempt}: ` +
          `${lookOf('attempt', attempt.result).label}${answer === null ? '' : ` (${answer})`}, ${attempt.millis} ms`
        );
      }),
    );
  }
  if (detail.ledger.length > 0) {
    lines.push(
      '',
      'Ledger',
      ...detail.ledger.flatMap((entry) =>
        entry.lines.map((line) => `  ${entry.kind}  ${line.account} ${line.party}  ${money(line.amount)}`),
      ),
    );
  }
  return lines.join('\n');
}
