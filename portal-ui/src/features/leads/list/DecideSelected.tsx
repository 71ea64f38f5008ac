import { Button } from '@mantine/core';
import { useState } from 'react';
import { useDeliveryDecisions } from '../api';
import type { DeliveryResult } from '@/api/types';
import { count } from '@/components/format';
import { Notice } from '@/components/states';
import { DecideDialog, decisions, type Decided, type DeliveryDecision } from '../components/DecideDialog';
import { inWords, portions } from './decisionBatches';

/** DeliveryDecision may be decided about the chosen leads; says afterwards of how many what became. */
export function DecideSelected({ leadIds, clear }: { leadIds: string[]; clear: () => void }) {
  const { decideDeliveriesOf, refresh } = useDeliveryDecisions();
  const [asked, setAsked] = useState<DeliveryDecision>();
  const [progress, setProgress] = useState<number>();
  const [said, setSaid] = useState<string[]>();
  const submit = async (what: DeliveryDecision, decided: Decided) => {
    const results: DeliveryResult[] = [];
    const parts = portions(leadIds, what);
    try {
      for (const [i, part] of parts.entries()) {
        setProgress((100 * i) / parts.length);
        results.push(...(await decideDeliveriesOf(part, what, decided)));
      }
      clear();
    } finally {
      setProgress(undefined);
      setSaid(inWords(results));
      await refresh();
    }
  };
  return (
    <>
      {leadIds.length > 0 && (
        <div className="row selection" role="toolbar" aria-label="Selected leads">
          <span className="strong tnum">{count(leadIds.length)} selected</span>
          {(Object.keys(decisions) as DeliveryDecision[]).map((what) => (
            <Button
              key={what}
              size="compact-sm"
              variant="default"
              onClick={() => {
                setSaid(undefined);
                setAsked(what);
              }}
            >
              {decisions[what].action}
            </Button>
          ))}
          <Button size="compact-sm" variant="subtle" onClick={clear}>
            Select none
          </Button>
        </div>
      )}
      {said && said.length > 0 && (
        <Notice tone="neutral">
          <span role="status">{said.join(' ')}</span>
        </Notice>
      )}
      {asked && (
        <DecideDialog
          what={asked}
          leads={leadIds.length}
          progress={progress}
          onClose={() => setAsked(undefined)}
          submit={(decided) => submit(asked, decided)}
        />
      )}
    </>
  );
}
