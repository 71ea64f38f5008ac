import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { call, get } from '@/api/client';
import { useList } from '@/api/lists';
import { resources, segment } from '@/api/resources';
import type { MovedLead, Replay, Simulated } from '@/api/types';
import { simulationRequest, type SimulationForm } from './simulationRequest';

const REPLAYS = '/api/admin/replays';
const WHILE_RUNNING = 1_000;
const of = (id: string) => `${REPLAYS}/${segment(id)}`;

export const replayKeys = {
  list: [...resources.replays, 'list'],
  detail: (id: string) => [...resources.replays, 'detail', id],
  moved: (id: string) => [...resources.replays, 'moved', id],
} as const;

export const useSimulation = () =>
  useMutation({
    mutationFn: (form: SimulationForm) =>
      call<Simulated>('POST', '/api/admin/simulate', { body: simulationRequest(form) }),
  });

export const useReplays = () =>
  useQuery({
    queryKey: replayKeys.list,
    queryFn: ({ signal }) => get<{ items: Replay[] }>(REPLAYS, undefined, signal),
    refetchInterval: (query) =>
      query.state.data?.items.some((item) => item.state === 'RUNNING') ? WHILE_RUNNING : false,
  });

export const useReplay = (id: string) =>
  useQuery({
    queryKey: replayKeys.detail(id),
    queryFn: ({ signal }) => get<Replay>(of(id), undefined, signal),
    refetchInterval: (query) => (query.state.data?.state === 'RUNNING' ? WHILE_RUNNING : false),
  });

export const useMovedLeads = (id: string) => useList<MovedLead>(replayKeys.moved(id), `${of(id)}/moved`);

export function useReplayActions() {
  const queries = useQueryClient();
  const refresh = () => queries.invalidateQueries({ queryKey: resources.replays });
  return {
    startReplay: async (days: number, version: string): Promise<Replay> => {
      const started = await call<Replay>('POST', REPLAYS, {
        body: { days, version: /^\d+$/.test(version) ? Number(version) : version },
      });
      await refresh();
      return started;
    },
    cancelReplay: async (id: string) => {
      await call('DELETE', of(id));
      await refresh();
    },
  };
}
