import { Button } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import { useState, type ReactNode } from 'react';
import { useZone } from '@/session/zone';
import { acceptedFromSource, everDelivered } from '@/components/leadOutcomes';
import { SelectFilter } from '@/components/SelectFilter';
import { TypedFilter } from '@/components/TypedFilter';
import { leadStatuses, lookOf, reasons } from '@/components/vocabulary';
import { chips, isPersonal, personWords, ranges, type LeadFilterName, type LeadFilters } from '../filters';

interface Props {
  filters: LeadFilters;
  person: string | undefined;
  change: (filters: LeadFilters, person?: string) => void;
  suggestions: { sources: string[]; endpoints: string[]; lines: string[] };
  count: ReactNode;
}

const outcomes = [
  { value: '', label: 'Any outcome' },
  ...leadStatuses.map((value) => ({ value, label: lookOf('lead', value).label })),
  { value: everDelivered, label: 'Ever delivered' },
  { value: acceptedFromSource, label: 'Accepted from source' },
];
const reasonOptions = [
  { value: '', label: 'Any reason' },
  ...Object.entries(reasons).map(([value, words]) => ({ value, label: words.label })),
];

const tests = [
  { value: '', label: 'With tests' },
  { value: 'false', label: 'Without tests' },
  { value: 'true', label: 'Only tests' },
];
const RARE = ['vendor', 'client', 'campaign', 'zip', 'source_lead_id', 'test'] as const;

export function FilterBar({ filters, person, change, suggestions, count }: Props) {
  const [more, setMore] = useState(RARE.some((name) => filters[name]));
  const set = (name: LeadFilterName) => (value: string) => change({ ...filters, [name]: value || undefined }, person);
  // Whom somebody looks for goes no further than this page and the question to the server.
  const find = (text: string) =>
    isPersonal(text) ? change({ ...filters, q: undefined }, text) : change({ ...filters, q: text || undefined });
  const { zone } = useZone();
  const active = chips(filters, zone);
  return (
    <div className="stack no-print">
      <div className="toolbar" role="search" aria-label="Filter leads">
        <TypedFilter
          label="Find leads"
          placeholder="Phone, e-mail, ZIP, campaign, id"
          width={220}
          value={person ?? filters.q}
          onCommit={find}
          first
        />
        <SelectFilter label="Outcome" width={130} data={outcomes} value={filters.outcome} onCommit={set('outcome')} />
        <SelectFilter label="Reason" width={160} data={reasonOptions} value={filters.reason} onCommit={set('reason')} />
        <TypedFilter
          label="Source"
          width={140}
          value={filters.source}
          onCommit={set('source')}
          options={suggestions.sources}
        />
        <TypedFilter
          label="Endpoint"
          width={150}
          value={filters.endpoint}
          onCommit={set('endpoint')}
          options={suggestions.endpoints}
        />
        <TypedFilter
          label="Service line"
          width={130}
          value={filters.service_line}
          onCommit={set('service_line')}
          options={suggestions.lines}
        />
        <TypedFilter
          label="State"
          width={70}
          value={filters.state}
          onCommit={(value) => set('state')(value.toUpperCase())}
        />
        <SelectFilter
          label="Time range"
          width={130}
          data={ranges}
          value={filters.range}
          onCommit={(value) =>
            change({ ...filters, range: value || undefined, from: undefined, to: undefined, time: undefined }, person)
          }
        />
      </div>
      {more && (
        <div className="toolbar" role="group" aria-label="More filters">
          <TypedFilter label="Vendor" width={140} value={filters.vendor} onCommit={set('vendor')} />
          <TypedFilter label="Client" width={140} value={filters.client} onCommit={set('client')} />
          <TypedFilter label="Campaign" width={140} value={filters.campaign} onCommit={set('campaign')} />
          <TypedFilter label="ZIP" width={80} value={filters.zip} onCommit={set('zip')} />
          <TypedFilter
            label="Source’s own id"
            width={160}
            value={filters.source_lead_id}
            onCommit={set('source_lead_id')}
          />
          <SelectFilter label="Tests" width={130} data={tests} value={filters.test} onCommit={set('test')} />
        </div>
      )}
      <div className="row chips">
        {person && (
          <span className="chip">
            {personWords(person)}
            <button type="button" aria-label={`Remove filter ${personWords(person)}`} onClick={() => change(filters)}>
              <IconX size={12} aria-hidden />
            </button>
          </span>
        )}
        {active.map(({ name, text }) => (
          <span key={name} className="chip">
            {text}
            <button type="button" aria-label={`Remove filter ${text}`} onClick={() => set(name)('')}>
              <IconX size={12} aria-hidden />
            </button>
          </span>
        ))}
        {(active.length > 0 || person) && (
          <Button size="compact-xs" variant="subtle" onClick={() => change({})}>
            Clear
          </Button>
        )}
        <span className="small muted tnum">{count}</span>
        <Button size="compact-xs" variant="subtle" aria-expanded={more} onClick={() => setMore(!more)}>
          {more ? 'Fewer filters' : 'More filters'}
        </Button>
      </div>
    </div>
  );
}
