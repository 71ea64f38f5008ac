import { screen, waitFor } from '@testing-library/react';
import type { JsonBodyType } from 'msw';
import { describe, expect, test } from 'vitest';
import { answer, leaveWaiting, refuse } from './server';
import { openPage } from './render';

interface States {
  /** The page's address. */
  address: string;
  /** The call without which the page shows nothing. */
  call: string;
  method?: 'get' | 'post';
  /** The answers of all other calls that the page makes. */
  others?: Record<string, JsonBodyType>;
  /** What the page says while it waits; a table shows rows without words instead. */
  loading?: string;
  /** An answer without content, and what the page says of it; left out where there is no such state. */
  empty?: { body: JsonBodyType; says: string };
  /** An answer with content, and what the page shows of it. */
  data: { body: JsonBodyType; shows: string[] };
}

const says = (text: string) => screen.findAllByText(text, { exact: false });

/** The states that every page has: it waits, it is empty, its call fails and is tried again, it shows what there is. */
export function testPageStates(name: string, states: States) {
  const { address, call, method = 'get', others = {}, loading, empty, data } = states;
  const open = () => {
    for (const [path, body] of Object.entries(others)) answer('get', path, body);
    return openPage(address);
  };

  describe(`${name}: every state`, () => {
    test('says that it waits', async () => {
      leaveWaiting(method, call);
      open();

      if (loading) await says(`${loading}…`);
      else await waitFor(() => expect(document.querySelector('tr.skeleton')).not.toBeNull());
      expect(screen.queryByRole('alert')).toBeNull();
    });

    test.runIf(empty)('says what it means that there is nothing', async () => {
      answer(method, call, empty?.body);
      open();

      await says(empty?.says ?? '');
      expect(screen.queryByRole('alert')).toBeNull();
    });

    test('says what failed, and shows the content when it is tried again', async () => {
      refuse(method, call, 503, 'The routing service does not answer');
      const { user } = open();

      await says('The routing service does not answer');
      await says('trace-4711');
      answer(method, call, data.body);
      for (const button of screen.getAllByRole('button', { name: 'Try again' })) await user.click(button);
      await says(data.shows[0] ?? '');
      await waitFor(() => expect(screen.queryByText('The routing service does not answer')).toBeNull());
    });

    test('shows what there is', async () => {
      answer(method, call, data.body);
      open();

      for (const text of data.shows) expect(await says(text), text).not.toEqual([]);
      expect(screen.queryByRole('alert')).toBeNull();
    });
  });
}
