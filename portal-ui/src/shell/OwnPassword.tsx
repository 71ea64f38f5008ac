import { PasswordInput } from '@mantine/core';
import { useState, type RefObject } from 'react';
import { ActionDialog } from '@/components/Dialog';
import { done } from '@/components/notify';

import { changePassword } from './api';

const toggle = { 'aria-label': 'Show or hide the password' };

/** Changing one's own password; the old one proves who asks. */
export function OwnPassword({ returnTo, onClose }: { returnTo: RefObject<HTMLElement | null>; onClose: () => void }) {
  const [current, setCurrent] = useState('');
  const [password, setPassword] = useState('');
  const change = async () => {
    await changePassword(current, password);
    done('Your password is changed');
  };
  return (
    <ActionDialog
      opened
      returnTo={returnTo}
      onClose={onClose}
      title="Change your password"
      action="Change password"
      disabled={current === '' || password === ''}
      submit={change}
    >
      <PasswordInput
        label="Current password"
        value={current}
        autoComplete="current-password"
        onChange={(event) => setCurrent(event.currentTarget.value)}
        visibilityToggleButtonProps={toggle}
        data-autofocus
      />
      <PasswordInput
        label="New password"
        value={password}
        autoComplete="new-password"
        onChange={(event) => setPassword(event.currentTarget.value)}
        visibilityToggleButtonProps={toggle}
      />
    </ActionDialog>
  );
}
