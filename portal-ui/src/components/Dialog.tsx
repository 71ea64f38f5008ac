import { Button, Modal } from '@mantine/core';
import { useBlocker } from '@tanstack/react-router';
import { useState, type FormEvent, type ReactNode, type RefObject } from 'react';
import { useFocusBack } from './focus';
import { Problem } from './states';

interface DialogProps {
  opened: boolean;
  onClose: () => void;
  title: string;
  size?: string | undefined;
  returnTo?: RefObject<HTMLElement | null>;
  children: ReactNode;
}

/** Every dialog: named, closed by Escape and by its cross, and the focus goes back to what opened it. */
export function Dialog({ opened, onClose, title, size = 'md', returnTo, children }: DialogProps) {
  useFocusBack(opened, returnTo);
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      title={title}
      size={size}
      returnFocus={false}
      closeButtonProps={{ 'aria-label': 'Close' }}
    >
      {children}
    </Modal>
  );
}

/** Something that is shown once and never again: only the button that says it is stored closes it. */
export function OnceDialog({
  title,
  size = 'lg',
  onClose,
  children,
}: {
  title: string;
  size?: string;
  onClose: () => void;
  children: ReactNode;
}) {
  useFocusBack(true);
  // Going back or reloading would lose it as well; an ended session may go to the login.
  useBlocker({ shouldBlockFn: ({ next }) => next.pathname !== '/login', enableBeforeUnload: true });
  return (
    <Modal
      opened
      onClose={() => undefined}
      title={title}
      size={size}
      returnFocus={false}
      closeOnEscape={false}
      closeOnClickOutside={false}
      withCloseButton={false}
    >
      <div className="stack gap-12">
        {children}
        <div className="row end">
          <Button size="xs" onClick={onClose}>
            I have stored it
          </Button>
        </div>
      </div>
    </Modal>
  );
}

interface Props {
  opened: boolean;
  onClose: () => void;
  title: string;
  action: string;
  cancel?: string;
  danger?: boolean;
  disabled?: boolean;
  size?: string;
  returnTo?: RefObject<HTMLElement | null>;
  submit: () => Promise<unknown>;
  children: ReactNode;
}

/** A dialog that does one thing: the button says what, the server's refusal is shown inside, success closes it. */
export function ActionDialog({
  opened,
  onClose,
  title,
  action,
  cancel = 'Cancel',
  danger,
  disabled,
  size,
  returnTo,
  submit,
  children,
}: Props) {
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
    <Dialog opened={opened} onClose={close} title={title} size={size} returnTo={returnTo}>
      <form onSubmit={(event) => void run(event)} className="stack gap-12">
        {children}
        {error !== undefined && <Problem error={error} />}
        <div className="row end">
          <Button size="xs" variant="default" onClick={close}>
            {cancel}
          </Button>
          <Button size="xs" type="submit" color={danger ? 'red' : undefined} loading={busy} disabled={disabled}>
            {action}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
