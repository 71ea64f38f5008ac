/** Only a path of this portal: a return address never leads elsewhere. */
export function safeReturn(path: string | undefined): string {
  return path && /^\/admin(\/|\?|$)/.test(path) ? path : '/admin/leads';
}
