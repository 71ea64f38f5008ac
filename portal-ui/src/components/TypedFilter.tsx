import { TextInput } from '@mantine/core';
import { useState } from 'react';

interface Props {
  label: string;
  placeholder?: string;
  width: number;
  value: string | undefined;
  onCommit: (value: string) => void;
  options?: string[];
  first?: boolean;
}

/** Text that takes effect on Enter, on leaving the field, or when a suggestion is chosen. */
export function TypedFilter({ label, placeholder = label, width, value, onCommit, options, first }: Props) {
  const [text, setText] = useState(value ?? '');
  const [committed, setCommitted] = useState(value);
  if (value !== committed) {
    setCommitted(value);
    setText(value ?? '');
  }
  const list = `options-${label.replaceAll(' ', '-')}`;
  const commit = (next: string) => {
    if (next.trim() !== (value ?? '')) onCommit(next.trim());
  };
  return (
    <>
      <TextInput
        size="xs"
        aria-label={label}
        placeholder={placeholder}
        w={width}
        value={text}
        list={options ? list : undefined}
        data-filter={first || undefined}
        onChange={(event) => {
          setText(event.currentTarget.value);
          if (options?.includes(event.currentTarget.value)) commit(event.currentTarget.value);
        }}
        onBlur={() => commit(text)}
        onKeyDown={(event) => {
          if (event.key === 'Enter') commit(text);
          if (event.key === 'Escape') event.currentTarget.blur();
        }}
      />
      {options && (
        <datalist id={list}>
          {options.map((option) => (
            <option key={option} value={option} />
          ))}
        </datalist>
      )}
    </>
  );
}
