import { Button } from '@mantine/core';
import { IconAlertTriangle, IconInfoCircle } from '@tabler/icons-react';
import { Link, type ErrorComponentProps } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { ApiError } from '@/api/client';
import { Copy } from './Copy';
import type { Tone } from './vocabulary';

const advice = (error: ApiError): string => {
  if (error.status === 403) return 'Your role does not allow this. An administrator can change that under Users.';
  if (error.status === 404) return 'It does not exist, or no longer does.';
  if (error.status === 429) return 'Too many calls at once. Wait a moment and try again.';
  if (error.status >= 500)
    return 'Part of Headgate does not answer at the moment. Leads are kept and caught up with; try again shortly.';
  return 'Try again; if it stays, give the reference below to whoever runs Headgate.';
};

/** What went wrong, what to do about it, and the reference to quote. */
export function Problem({ error, retry }: { error: unknown; retry?: () => void }) {
  const known = error instanceof ApiError ? error : undefined;
  const reference = known?.problem.trace_id ?? known?.problem.request_id;
  return (
    <div className="notice tone-failed" role="alert">
      <IconAlertTriangle size={16} aria-hidden />
      <div className="stack gap-4">
        <div className="strong">
          {known?.problem.title ?? (error instanceof Error ? error.message : 'Something went wrong')}
        </div>
        {known?.problem.detail && <div>{known.problem.detail}</div>}
        {known?.problem.errors?.map((bad) => (
          <div key={`${bad.field ?? bad.path}-${bad.code}`}>
            <span className="mono">{bad.field ?? bad.path}</span> {bad.detail ?? bad.code}
          </div>
        ))}
        {known && known.status !== 422 && known.status !== 0 && !(known.status === 403 && known.problem.detail) && (
          <div>{advice(known)}</div>
        )}
        <div className="row">
          {retry && (
            <Button size="compact-xs" variant="default" onClick={retry}>
              Try again
            </Button>
          )}
          {reference && (
            <span className="small">
              Reference <span className="mono">{reference}</span> <Copy text={reference} label="Copy reference" />
            </span>
          )}
        </div>
      </div>
    </div>
  );
}

export function Notice({ tone, children }: { tone: Tone; children: ReactNode }) {
  const Icon = tone === 'failed' || tone === 'degraded' ? IconAlertTriangle : IconInfoCircle;
  return (
    <div className={`notice tone-${tone}`}>
      <Icon size={16} aria-hidden />
      <div>{children}</div>
    </div>
  );
}

export function Empty({ title, children, action }: { title: string; children?: ReactNode; action?: ReactNode }) {
  return (
    <div className="empty">
      <div className="strong">{title}</div>
      {children && <p>{children}</p>}
      {action}
    </div>
  );
}

export function Waiting({ label }: { label: string }) {
  return (
    <div role="status" className="skeleton stack inset">
      <div className="muted">{label}…</div>
    </div>
  );
}

export function NotFound() {
  return (
    <div className="empty">
      <h1>There is no such page</h1>
      <p>The address may be mistyped, or the screen has moved.</p>
      <Link to="/admin/leads" search={{}}>
        Go to leads
      </Link>
    </div>
  );
}

export function Broken({ error, reset }: ErrorComponentProps) {
  return (
    <div className="stack inset">
      <h1>This screen failed</h1>
      <Problem error={error} retry={reset} />
    </div>
  );
}
