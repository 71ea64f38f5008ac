import { NativeSelect } from '@mantine/core';

interface Props {
  label: string;
  data: (string | { value: string; label: string })[];
  width?: number;
  value: string | undefined;
  onCommit: (value: string) => void;
}

/** A choice that takes effect at once; the empty one stands for no filter. */
export function SelectFilter({ label, data, width, value, onCommit }: Props) {
  return (
    <NativeSelect
      size="xs"
      w={width}
      aria-label={label}
      data={data}
      value={value ?? ''}
      onChange={(event) => onCommit(event.currentTarget.value)}
    />
  );
}
