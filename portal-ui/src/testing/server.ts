import { delay, http, HttpResponse, type JsonBodyType } from 'msw';
import { setupServer } from 'msw/node';
import type { Me, Permission } from '@/api/types';

export const EVERYTHING: Permission[] = [
  'READ_LEADS',
  'HANDLE_MONEY',
  'OPERATE',
  'CONFIGURE',
  'READ_AUDIT_LOG',
  'MANAGE_ACCESS',
];

export const admin: Me = {
  username: 'alice',
  roles: ['ADMIN'],
  permissions: EVERYTHING,
  csrf: { header: 'X-CSRF-TOKEN', token: 'token-1' },
  brand: { name: 'Clearbrook', time_zone: 'America/Chicago', currency: 'USD' },
  live_version: 7,
};

/** The portal as the pages see it. Only the session answers by itself; every other call has to be expected. */
export const server = setupServer(http.get('*/api/me', () => HttpResponse.json(admin)));

type Method = 'get' | 'post' | 'put' | 'delete';

/** A call that came, as far as tests look at it. */
export interface SeenCall {
  path: string;
  query: Record<string, string>;
  headers: Record<string, string>;
  body: unknown;
}

async function seenOf(request: Request): Promise<SeenCall> {
  const url = new URL(request.url);
  const text = await request.text();
  const json = request.headers.get('content-type')?.includes('json') && text !== '';
  return {
    path: url.pathname,
    query: Object.fromEntries(url.searchParams),
    headers: Object.fromEntries(request.headers),
    body: json ? (JSON.parse(text) as unknown) : text,
  };
}

/** Answers with this body; gives the list of calls that came. */
export function answer(method: Method, path: string, body: JsonBodyType, status = 200): SeenCall[] {
  const seen: SeenCall[] = [];
  server.use(
    http[method](`*${path}`, async ({ request }) => {
      seen.push(await seenOf(request));
      return body === undefined || status === 204
        ? new HttpResponse(null, { status: 204 })
        : HttpResponse.json(body, { status });
    }),
  );
  return seen;
}

export const answerText = (path: string, text: string, headers: Record<string, string> = {}) =>
  server.use(http.get(`*${path}`, () => new HttpResponse(text, { headers })));

/** Never answers. */
export const leaveWaiting = (method: Method, path: string) =>
  server.use(
    http[method](`*${path}`, async () => {
      await delay('infinite');
      return HttpResponse.json({});
    }),
  );

/** Refuses as the portal does, with what is said to the reader. */
export const refuse = (method: Method, path: string, status: number, title: string) => {
  const problem = { title, status, code: 'PEER_UNAVAILABLE', trace_id: 'trace-4711' };
  server.use(http[method](`*${path}`, () => HttpResponse.json(problem, { status })));
};

export const page = <T>(...items: T[]) => ({ items, next_cursor: null, total: items.length });
