import { useList } from './lists';
import { resources } from './resources';
import type { Version } from './types';

export const VERSIONS = '/api/admin/config/versions';

/** The published versions, which the configuration lists and the simulation lets choose. */
export const useVersions = () => useList<Version>(resources.versions, VERSIONS);
