/**
 * The first word of every query key. Whoever changes a resource renews everything that stands under its word, whichever
 * feature asked for it.
 */
export const resources = {
  about: ['about'],
  audit: ['audit'],
  balances: ['balances'],
  clients: ['clients'],
  draft: ['draft'],
  endpoints: ['endpoints'],
  findings: ['findings'],
  holds: ['holds'],
  leads: ['leads'],
  owners: ['owners'],
  replays: ['replays'],
  returns: ['returns'],
  secrets: ['secrets'],
  serviceLines: ['service-lines'],
  simulations: ['simulations'],
  sources: ['sources'],
  tokens: ['tokens'],
  users: ['users'],
  versions: ['versions'],
} as const;

/** One segment of a path, whatever characters the id has. */
export const segment = (id: string): string => encodeURIComponent(id);
