import type { SearchHit } from '@/routing/feature';
import { isPersonal } from './filters';
import { leadIdIn } from './leadId';
import { handOver } from './personSearch';

/** A lead by its id, or the list of leads with the text; what belongs to a person is kept out of the address. */
export function searchLeads(text: string): SearchHit[] {
  const leadId = leadIdIn(text);
  if (leadId) {
    return [{ id: 'lead', label: `Open lead ${leadId}`, to: '/admin/leads/$leadId', params: { leadId }, exact: true }];
  }
  const hit = { id: 'find-leads', label: `Find leads “${text}”`, to: '/admin/leads' };
  return isPersonal(text) ? [{ ...hit, prepare: () => handOver(text) }] : [{ ...hit, search: { q: text } }];
}
