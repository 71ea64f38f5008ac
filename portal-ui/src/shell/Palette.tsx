import { Spotlight, createSpotlight, type SpotlightActionData } from '@mantine/spotlight';
import { IconSearch } from '@tabler/icons-react';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import type { Feature, NavigationGroup, Portal, SearchHit } from '@/routing/feature';
import { may, useMe } from '@/session/session';

const [store, palette] = createSpotlight();
export const openPalette = palette.open;
// A scrolling region must be reachable by keyboard.
const reachable = { viewportProps: { tabIndex: 0 } };

// A dialog without a title of its own still has a name.
const named = { content: { 'aria-label': 'Search' } };

interface Props {
  portal: Portal;
  groups: NavigationGroup[];
}

const SHORTEST_SEARCH = 2;

/** What the features that the person may open offer for the text; one that knows exactly what is meant stands alone. */
function hitsOf(portal: Portal, text: string, allowed: (feature: Feature) => boolean): SearchHit[] {
  if (text.length < SHORTEST_SEARCH) return [];
  const hits = portal.features.filter(allowed).flatMap((feature) => feature.search?.(text) ?? []);
  const exact = hits.filter((hit) => hit.exact);
  return exact.length > 0 ? exact : hits;
}

/** Ctrl-K: go to a page of the menu, or to what a feature finds for the text. */
export function Palette({ portal, groups }: Props) {
  const navigate = useNavigate();
  const me = useMe();
  const [query, setQuery] = useState('');
  const text = query.trim();
  const actions: SpotlightActionData[] = hitsOf(portal, text, (feature) => may(me, feature.permission)).map((hit) => ({
    id: hit.id,
    label: hit.label,
    onClick: () => {
      hit.prepare?.();
      void navigate({ to: hit.to, params: hit.params ?? {}, search: hit.search ?? {} });
    },
  }));
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
