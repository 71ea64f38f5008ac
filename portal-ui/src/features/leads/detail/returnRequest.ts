const REASON = /^[a-z0-9][a-z0-9_-]{0,63}$/;

export interface ReturnRequest {
  client_id: string;
  delivery_id: string;
  reason: string;
  note: string | null;
}

/** What was decided about a return, as far as its reader has to know. */
export interface DecidedReturn {
  decision: string;
  refusal?: { code: string; detail: string; rule?: string | null } | null;
}

/** The reason as the server takes it, or nothing while it cannot be one. */
export function readReason(typed: string): string | undefined {
  const reason = typed.trim().toLowerCase().replaceAll(' ', '_');
  return REASON.test(reason) ? reason : undefined;
}

/** What became of it, in a sentence. */
export function outcomeOfReturn({ decision, refusal }: DecidedReturn): string {
  if (decision.toLowerCase() === 'approved') return 'The return is approved.';
  return refusal ? `The return is refused: ${refusal.detail}` : 'The return is refused.';
}
