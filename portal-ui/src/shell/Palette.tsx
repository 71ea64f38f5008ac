import { Spotlight, createSpotlight, type SpotlightActionData } from '@mantine/spotlight';
import { IconSearch } from '@tabler/icons-react';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { isPersonal } from '@/features/leads/filters';
import { handOver } from '@/features/leads/personSearch';
import { leadIdIn } from '@/features/leads/leadId';
import { mayOpen, useMe } from '@/session/session';

const [store, palette] = createSpotlight();
export const openPalette = palette.open;
// A scrolling region must be reachable by keyboard.
const reachable = { viewportProps: { tabIndex: 0 } };

// A dialog without a title of its own still has a name.
const named = { content: { 'aria-label': 'Search' } };

interface Props {
  groups: { group: string; entries: { to: string; label: string }[] }[];
}

/** Ctrl-K: go to a screen, open a lead by id, or look an endpoint or source up. */
export function Palette({ groups }: Props) {
  const navigate = useNavigate();
  const me = useMe();
  const [query, setQuery] = useState('');
  const text = query.trim();
  const leadId = leadIdIn(text);
  const actions: SpotlightActionData[] = [];
  if (leadId) {
    actions.push({
      id: 'lead',
      label: `Open lead ${leadId}`,
      onClick: () => void navigate({ to: '/admin/leads/$leadId', params: { leadId } }),
    });
  } else if (text.length > 1) {
    actions.push({
      id: 'find-leads',
      label: `Find leads “${text}”`,
      onClick: () => {
        if (isPersonal(text)) handOver(text);
        void navigate({ to: '/admin/leads', search: isPersonal(text) ? {} : { q: text } });
      },
    });
    for (const what of ['endpoints', 'sources'] as const) {
      if (mayOpen(me, `/admin/${what}`))
        actions.push({
          id: `find-${what}`,
          label: `Find ${what} “${text}”`,
          onClick: () => void navigate({ to: `/admin/${what}`, search: { q: text } }),
        });
    }
  }
  const screens = groups.flatMap(({ group, entries }) =>
    entries
      .filter((entry) => entry.label.toLowerCase().includes(text.toLowerCase()))
      .map((entry) => ({
        id: entry.to,
        label: entry.label,
        rightSection: <span className="small">{group}</span>,
        onClick: () => void navigate({ to: entry.to, search: {} }),
      })),
  );
  return (
    <Spotlight
      store={store}
      attributes={named}
      shortcut={['mod + K']}
      actions={[...screens, ...actions]}
      filter={(_query, all) => all}
      query={query}
      onQueryChange={setQuery}
      nothingFound="Nothing found"
      highlightQuery={false}
      scrollAreaProps={reachable}
      transitionProps={{ duration: 0 }}
      overlayProps={{ backgroundOpacity: 0.35, blur: 0 }}
      searchProps={{
        leftSection: <IconSearch size={16} />,
        placeholder: 'Screen, lead, phone, e-mail, ZIP, endpoint or source',
        'aria-label': 'Search screens, leads, endpoints and sources',
      }}
    />
  );
}
