import { createMemoryHistory } from '@tanstack/react-router';
import { render, screen } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { createQueryClient } from '@/api/queryClient';
import type { Me } from '@/api/types';
import { App } from '@/App';
import { createPortalRouter, toLogin } from '@/portals/router';
import { admin, answer } from './server';

/** Opens the portal on this address, as this person, with the server that the test has set up. */
export function openPage(address: string, who: Partial<Me> = {}) {
  if (Object.keys(who).length > 0) answer('get', '/api/me', { ...admin, ...who });
  const router = createPortalRouter(createMemoryHistory({ initialEntries: [address] }));
  const queryClient = createQueryClient(() => toLogin(router));
  const { queries, ...rest } = queryClient.getDefaultOptions();
  queryClient.setDefaultOptions({ ...rest, queries: { ...queries, retry: false } });
  render(<App router={router} queryClient={queryClient} env="test" />);
  return { router, user: userEvent.setup() };
}

/** The address as the browser would show it. */
export const addressOf = ({ router }: ReturnType<typeof openPage>) => router.state.location.href;

export const heading = (name: string | RegExp) => screen.findByRole('heading', { level: 1, name });
