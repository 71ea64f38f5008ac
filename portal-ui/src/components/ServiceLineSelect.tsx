import { NativeSelect } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { get } from '@/api/client';
import { resources } from '@/api/resources';

interface Line {
  id: string;
  name: string | null;
}
interface Props {
  value: string;
  any: string;
  error?: string | undefined;
  onChange: (line: string) => void;
}

const LINES = '/api/admin/service-lines';

/** One of the live version's service lines, or none; one that is not live any more is kept as it was asked for. */
export function ServiceLineSelect({ value, any, error, onChange }: Props) {
  const { data } = useQuery({
    queryKey: resources.serviceLines,
    queryFn: ({ signal }) => get<{ items: Line[] }>(LINES, undefined, signal),
    staleTime: 60_000,
  });
  const lines = data?.items ?? [];
  const options = [
    { value: '', label: any },
    ...lines.map((line) => ({
      value: line.id,
      label: line.name && line.name !== line.id ? `${line.name} (${line.id})` : line.id,
    })),
    ...(value !== '' && !lines.some((line) => line.id === value) ? [{ value, label: value }] : []),
  ];
  return (
    <NativeSelect
      size="xs"
      label="Service line"
      data={options}
      value={value}
      error={error}
      onChange={(event) => onChange(event.currentTarget.value)}
    />
  );
}
