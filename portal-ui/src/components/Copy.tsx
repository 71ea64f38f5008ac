import { ActionIcon, Button } from '@mantine/core';
import { IconCheck, IconCopy } from '@tabler/icons-react';
import { useEffect, useRef, useState, type MouseEvent } from 'react';
import { copyText } from './clipboard';

type State = 'ready' | 'copied' | 'by-hand';

const SHOWN_FOR = 1_500;

/**
 * Copies a text, on every address the portal is reached by. Where the browser copies nothing for a page, the text is
 * shown and selected, so that a key press does it. With {@code words} it is a button that says so, else an icon.
 */
export function Copy({ text, label, words }: { text: string; label: string; words?: string }) {
  const [state, setState] = useState<State>('ready');
  const copy = async (event: MouseEvent<HTMLElement>) =>
    setState((await copyText(text, event.currentTarget)) ? 'copied' : 'by-hand');
  useEffect(() => {
    if (state !== 'copied') return undefined;
    const timer = setTimeout(() => setState('ready'), SHOWN_FOR);
    return () => clearTimeout(timer);
  }, [state]);
  const done = state === 'copied';
  return (
    <>
      {words ? (
        <Button
          size="xs"
          variant="default"
          leftSection={done ? <IconCheck size={14} /> : <IconCopy size={14} />}
          onClick={(event) => void copy(event)}
        >
          {done ? 'Copied' : words}
        </Button>
      ) : (
        <ActionIcon
          size={24}
          variant="subtle"
          color="gray"
          aria-label={done ? 'Copied' : label}
          title={label}
          onClick={(event) => void copy(event)}
        >
          {done ? <IconCheck size={14} /> : <IconCopy size={14} />}
        </ActionIcon>
      )}
      {state === 'by-hand' && <ByHand text={text} label={label} close={() => setState('ready')} />}
    </>
  );
}

function ByHand({ text, label, close }: { text: string; label: string; close: () => void }) {
  const field = useRef<HTMLTextAreaElement>(null);
  useEffect(() => field.current?.select(), []);
  return (
    <span className="by-hand" role="group" aria-label={label}>
      <span className="small" role="alert">
        Nothing was copied: the browser does not let this page. The text is selected; press Ctrl C.
      </span>
      <textarea
        ref={field}
        readOnly
        value={text}
        rows={Math.min(6, text.split('\n').length)}
        aria-label="Text to copy"
        className="mono"
      />
      <Button size="compact-xs" variant="default" onClick={close}>
        Done
      </Button>
    </span>
  );
}
