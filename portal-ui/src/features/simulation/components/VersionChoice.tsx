import { NativeSelect } from '@mantine/core';
import { useMe } from '@/session/session';
import { useVersions } from '@/api/versions';

/** Which configuration decides: the live one, the draft, or any version. */
export function VersionChoice({ value, onChange }: { value: string; onChange: (version: string) => void }) {
  const live = useMe().live_version;
  const versions = useVersions();
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
