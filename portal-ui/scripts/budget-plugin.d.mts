import type { Plugin } from 'vite';
export function budget(limits: { pageLimitKb: number; chunkLimitKb: number }): Plugin;
