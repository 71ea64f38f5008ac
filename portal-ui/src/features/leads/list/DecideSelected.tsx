import { Button } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { call } from '@/api/client';
import type { DeliveryResult } from '@/api/types';
import { count } from '@/components/format';
import { Notice } from '@/components/states';
import { DecideDialog, decisions, type Decided, type What } from '../components/DecideDialog';
import { inWords, portions } from './decisionBatches';

/** What may be decided about the chosen leads; says afterwards of how many what became. */
export function DecideSelected({ leadIds, clear }: { leadIds: string[]; clear: () => void }) {
  const queries = useQueryClient();
  const [asked, setAsked] = useState<What>();
  const [progress, setProgress] = useState<number>();
  const [said, setSaid] = useState<string[]>();
  const submit = async (what: What, decided: Decided) => {
    const results: DeliveryResult[] = [];
    const parts = portions(leadIds, what);
    try {
      for (const [i, part] of parts.entries()) {
        setProgress((100 * i) / parts.length);
        const answer = await call<{ results: DeliveryResult[] }>('POST', '/api/admin/deliveries/actions', {
          body: { action: what.replace('-', '_'), ...decided, lead_ids: part },
        });
        results.push(...answer.results);
      }
      clear();
    } finally {
      setProgress(undefined);
      setSaid(inWords(results));
      await queries.invalidateQueries({
        predicate: (query) => ['lead', 'leads', 'summary'].includes(String(query.queryKey[0])),
      });
    }
  };
  return (
    <>
      {leadIds.length > 0 && (
        <div className="row selection" role="toolbar" aria-label="Selected leads">
          <span className="strong tnum">{count(leadIds.length)} selected</span>
          {(Object.keys(decisions) as What[]).map((what) => (
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
