import { useList } from '@/api/lists';
import { resources } from '@/api/resources';
import type { AuditLine } from '@/api/types';

export type AuditFilters = Partial<Record<'actor' | 'action' | 'object', string>>;

export const useAuditLog = (filters: AuditFilters) => useList<AuditLine>(resources.audit, '/api/admin/audit', filters);
