const LEAD_ID = /^(lead_)?[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

/** The lead id that somebody typed or pasted, with or without its prefix. */
export function leadIdIn(query: string): string | undefined {
  const text = query.trim().toLowerCase();
  if (!LEAD_ID.test(text)) return undefined;
  return text.startsWith('lead_') ? text : `lead_${text}`;
}
