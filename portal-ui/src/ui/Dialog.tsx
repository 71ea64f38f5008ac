import { Button, Modal } from '@mantine/core';
import { useState, type FormEvent, type ReactNode } from 'react';
import { Problem } from './states';

interface Props {
  opened: boolean;
  onClose: () => void;
  title: string;
  action: string;
  danger?: boolean;
  disabled?: boolean;
  size?: string;
  submit: () => Promise<unknown>;
  children: ReactNode;
}

/** A dialog that does one thing: the button says what, the server's refusal is shown inside, success closes it. */
export function ActionDialog({ opened, onClose, title, action, danger, disabled, size, submit, children }: Props) {
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>();
  const close = () => {
    setError(undefined);
    onClose();
  };
  const run = async (event: FormEvent) => {
    event.preventDefault();
    setBusy(true);
    setError(undefined);
    try {
      await submit();
      close();
    } catch (problem) {
      setError(problem);
    } finally {
      setBusy(false);
    }
  };
  return (
    <Modal opened={opened} onClose={close} title={title} size={size ?? 'md'} closeButtonProps={{ 'aria-label': 'Close' }}>
      <form onSubmit={(event) => void run(event)} className="stack" style={{ gap: 12 }}>
        {children}
        {error !== undefined && <Problem error={error} />}
        <div className="row" style={{ justifyContent: 'flex-end' }}>
          <Button size="xs" variant="default" onClick={close}>Cancel</Button>
          <Button size="xs" type="submit" color={danger ? 'red' : undefined} loading={busy} disabled={disabled}>{action}</Button>
        </div>
      </form>
    </Modal>
  );
}
