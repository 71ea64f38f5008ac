import type { ReturnDecision } from '@/api/types';
import { Reason, StatusBadge } from '@/components/StatusBadge';
import { When } from '@/components/values';
import { sentenceCase } from '@/components/vocabulary';

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
