import { ActionIcon } from '@mantine/core';
import { IconCheck, IconCopy } from '@tabler/icons-react';
import { useState } from 'react';

export function Copy({ text, label }: { text: string; label: string }) {
  const [done, setDone] = useState(false);
  const copy = async () => {
    await navigator.clipboard.writeText(text);
    setDone(true);
    setTimeout(() => setDone(false), 1_500);
  };
  return (
    <ActionIcon size={24} variant="subtle" color="gray" aria-label={done ? 'Copied' : label} title={label} onClick={() => void copy()}>
      {done ? <IconCheck size={14} /> : <IconCopy size={14} />}
    </ActionIcon>
  );
}
