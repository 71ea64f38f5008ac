import { Button, NativeSelect, TextInput } from '@mantine/core';
import { getRouteApi } from '@tanstack/react-router';
import { useState, type FormEvent } from 'react';
import type { Decision, Simulated } from '@/api/types';
import { Page, Section } from '@/components/page';
import { ServiceLineSelect } from '@/components/ServiceLineSelect';
import { Empty, Notice, Problem } from '@/components/states';
import { RoutingLog } from '@/components/RoutingLog';
import { useSimulation } from './api';
import type { SimulationForm } from './simulationRequest';
import { VersionChoice } from './components/VersionChoice';

const PERIODS = ['', 'hour', 'day', 'week', 'month', 'total', 'concurrent'];
const route = getRouteApi('/admin/simulate');

/** What routing would do with one lead, under any configuration, with something changed, and why not somebody else. */
export function SimulatePage() {
  const search = route.useSearch();
  const [asking, setAsking] = useState<SimulationForm>({
    by: search.zip ? 'facts' : 'lead',
    leadId: search.lead ?? '',
    moment: 'now',
    serviceLine: search.line ?? '',
    segment: search.segment ?? 'residential',
    zip: search.zip ?? '',
    source: '',
    version: search.version ?? 'live',
    endpoint: search.endpoint ?? '',
    changed: '',
    price: '',
    status: '',
    capPer: '',
    capLimit: '',
    open: '',
  });
  const answer = useSimulation();
  const set = (name: keyof SimulationForm, value: string) => setAsking((before) => ({ ...before, [name]: value }));
  const text = (
    label: string,
    name: 'leadId' | 'zip' | 'source' | 'endpoint' | 'changed' | 'price' | 'capLimit',
    placeholder?: string,
  ) => (
    <TextInput
      size="xs"
      label={label}
      placeholder={placeholder}
      value={asking[name]}
      onChange={(event) => set(name, event.currentTarget.value)}
    />
  );
  const select = (
    label: string,
    name: 'by' | 'moment' | 'segment' | 'status' | 'capPer' | 'open',
    data: { value: string; label: string }[],
  ) => (
    <NativeSelect
      size="xs"
      label={label}
      data={data}
      value={asking[name]}
      onChange={(event) => set(name, event.currentTarget.value)}
    />
  );
  const submit = (event: FormEvent) => {
    event.preventDefault();
    answer.mutate(asking);
  };
  return (
    <Page title="Simulate">
      <form className="stack" onSubmit={submit} aria-label="What to simulate">
        <Section title="Lead">
          <div className="row bottom">
            {select('Which lead', 'by', [
              { value: 'lead', label: 'A lead that was received' },
              { value: 'facts', label: 'A lead made up' },
            ])}
            {asking.by === 'lead' ? (
              <>
                {text('Lead id', 'leadId', 'lead_…')}
                {select('Moment', 'moment', [
                  { value: 'now', label: 'As if it came now' },
                  { value: 'original', label: 'At its first decision' },
                ])}
              </>
            ) : (
              <>
                <ServiceLineSelect
                  value={asking.serviceLine}
                  any="None"
                  onChange={(line) => set('serviceLine', line)}
                />
                {select('Segment', 'segment', [
                  { value: 'residential', label: 'Residential' },
                  { value: 'commercial', label: 'Commercial' },
                ])}
                {text('ZIP', 'zip')}
                {text('Source', 'source', 'any that sends it')}
              </>
            )}
            <VersionChoice value={asking.version} onChange={(version) => set('version', version)} />
          </div>
        </Section>
        <Section title="What if">
          <div className="row bottom">
            {text('Endpoint that is different', 'changed')}
            {select(
              'Its cap per',
              'capPer',
              PERIODS.map((per) => ({ value: per, label: per === '' ? 'as it is' : per })),
            )}
            {text('were', 'capLimit', 'none')}
            {text('Its price', 'price', 'as it is')}
            {select(
              'Its status',
              'status',
              ['', 'active', 'paused', 'disabled'].map((status) => ({
                value: status,
                label: status === '' ? 'as it is' : status,
              })),
            )}
            {select('Its hours', 'open', [
              { value: '', label: 'as they are' },
              { value: 'always', label: 'always open' },
            ])}
          </div>
        </Section>
        <div className="row bottom">
          {text('Why not this endpoint?', 'endpoint')}
          <Button type="submit" size="xs" loading={answer.isPending}>
            Simulate
          </Button>
        </div>
      </form>
      {answer.error && <Problem error={answer.error} />}
      {answer.data ? (
        <Result answer={answer.data} />
      ) : (
        !answer.error && (
          <Empty title="Nothing is taken, written or sent">
            The same engine decides against the same counters, and only says what it would do.
          </Empty>
        )
      )}
    </Page>
  );
}

function Result({ answer }: { answer: Simulated }) {
  const decision: Decision = {
    ...answer,
    round: 1,
    sentence: answer.trace.sentence,
    allocations: answer.allocations.map((allocation) => ({
      ...allocation,
      allocation_id: allocation.endpoint_id,
      delivery_id: '',
    })),
  };
  return (
    <Section title="What would happen">
      {answer.asked && (
        <Notice tone={answer.asked.kind === 'CHOSEN' ? 'success' : 'info'}>
          <span data-testid="asked">{answer.asked.sentence}</span>
        </Notice>
      )}
      <RoutingLog decisions={[decision]} />
    </Section>
  );
}
