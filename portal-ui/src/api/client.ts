import type { Me, Problem } from './types';

/** A refused or failed call, with whatever the server said about it; status 0 means that nothing answered. */
export class ApiError extends Error {
  constructor(
    readonly status: number,
    readonly problem: Problem,
  ) {
    super(problem.title ?? problem.detail ?? `HTTP ${status}`);
  }
}

type Query = Record<string, string | number | null | undefined>;
interface Options {
  query?: Query;
  body?: unknown;
  text?: { type: string; content: string };
  accept?: string;
  etag?: string | null;
  signal?: AbortSignal;
}

let csrf: Me['csrf'] | undefined;

export function pathWith(path: string, query?: Query): string {
  const params = new URLSearchParams();
  for (const [name, value] of Object.entries(query ?? {})) {
    if (value !== null && value !== undefined && value !== '') params.set(name, String(value));
  }
  const search = params.toString();
  return search ? `${path}?${search}` : path;
}

async function send(method: string, path: string, options: Options): Promise<Response> {
  const headers: Record<string, string> = { accept: options.accept ?? 'application/json, application/problem+json' };
  if (method !== 'GET' && csrf) headers[csrf.header] = csrf.token;
  if (options.etag) headers['if-match'] = options.etag;
  let body: string | undefined;
  if (options.text) {
    headers['content-type'] = options.text.type;
    body = options.text.content;
  } else if (options.body !== undefined) {
    headers['content-type'] = 'application/json';
    body = JSON.stringify(options.body);
  }
  try {
    return await fetch(pathWith(path, options.query), {
      method,
      headers,
      body,
      credentials: 'same-origin',
      signal: options.signal,
    });
  } catch (cause) {
    if (cause instanceof DOMException && cause.name === 'AbortError') throw cause;
    throw new ApiError(0, {
      title: 'The portal does not answer',
      detail: 'Check the connection, or whether Headgate is running, and try again.',
    });
  }
}

async function refusal(response: Response): Promise<ApiError> {
  const text = await response.text();
  const reference = { request_id: response.headers.get('x-request-id') ?? undefined };
  try {
    return new ApiError(response.status, { ...reference, ...(JSON.parse(text) as Problem) });
  } catch {
    return new ApiError(response.status, {
      ...reference,
      title: `The portal answered ${response.status}`,
      detail: response.statusText,
    });
  }
}

async function checked(method: string, path: string, options: Options): Promise<Response> {
  let response = await send(method, path, options);
  // A token of an older session: fetch the current one and try once more.
  if (response.status === 403 && method !== 'GET' && csrf && !path.endsWith('/login')) {
    const before = csrf.token;
    const me = await send('GET', '/api/me', {});
    if (me.ok) {
      rememberCsrf((await me.json()) as Me);
      if (csrf.token !== before) response = await send(method, path, options);
    }
  }
  if (!response.ok) throw await refusal(response);
  return response;
}

export function rememberCsrf(me: Me): Me {
  csrf = me.csrf;
  return me;
}

/** Calls the portal and gives the JSON answer, or undefined for an empty one. */
export async function call<T>(method: string, path: string, options: Options = {}): Promise<T> {
  const response = await checked(method, path, options);
  const text = await response.text();
  return (text === '' ? undefined : JSON.parse(text)) as T;
}

export const get = <T>(path: string, query?: Query, signal?: AbortSignal) => call<T>('GET', path, { query, signal });

export interface Document {
  text: string;
  etag: string | null;
  updatedAt: string | null;
  updatedBy: string | null;
}

const YAML = 'application/yaml';

/** A configuration document as YAML, with the tag that a later save must match. */
export async function getDocument(path: string, signal?: AbortSignal): Promise<Document> {
  const response = await checked('GET', path, { accept: YAML, signal });
  const header = (name: string) => response.headers.get(name);
  return {
    text: await response.text(),
    etag: header('etag'),
    updatedAt: header('x-draft-updated-at'),
    updatedBy: header('x-draft-updated-by'),
  };
}

export interface Saved {
  etag: string | null;
  updatedAt: string | null;
  updatedBy: string | null;
}

/**
 * Saves the draft unless somebody else saved it meanwhile (412); gives the new tag, and when and by whom it was saved.
 */
export async function putDocument(path: string, text: string, etag: string | null): Promise<Saved> {
  const response = await checked('PUT', path, { text: { type: YAML, content: text }, etag });
  const stored = (await response.json()) as { updated_at?: string | null; updated_by?: string | null };
  return {
    etag: response.headers.get('etag'),
    updatedAt: stored.updated_at ?? null,
    updatedBy: stored.updated_by ?? null,
  };
}
