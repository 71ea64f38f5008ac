import { NativeSelect } from '@mantine/core';
import type { Version } from '@/api/types';
import { useMe } from '@/session/session';
import { useList } from '@/api/lists';

/** Which configuration decides: the live one, the draft, or any version. */
export function VersionChoice({ value, onChange }: { value: string; onChange: (version: string) => void }) {
  const live = useMe().live_version;
  const versions = useList<Version>('/api/admin/config/versions');
  const data = [
    { value: 'live', label: `Live (v${live})` },
    { value: 'draft', label: 'Draft' },
    ...(versions.rows ?? [])
      .filter((version) => version.version !== live)
      .map((version) => ({ value: String(version.version), label: `v${version.version}` })),
  ];
  return (
    <NativeSelect
      size="xs"
      label="Configuration"
      data={data}
      value={value}
      onChange={(event) => onChange(event.currentTarget.value)}
    />
  );
}
