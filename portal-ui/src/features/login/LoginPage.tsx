import { Button, PasswordInput, TextInput } from '@mantine/core';
import { IconAlertTriangle, IconInfoCircle } from '@tabler/icons-react';
import { getRouteApi, useRouter } from '@tanstack/react-router';
import { useEffect, useState, type FormEvent } from 'react';
import { ApiError } from '@/api/client';
import { useLogin } from './api';
import { safeReturn } from './safeReturn';

function explain(error: unknown): string {
  if (!(error instanceof ApiError)) return 'Logging in failed. Try again.';
  if (error.status === 401 || error.status === 403) return 'User name or password is wrong.';
  if (error.status === 429) return 'Too many attempts. Wait a minute and try again.';
  return error.problem.detail ?? error.message;
}

const route = getRouteApi('/login');

export function LoginPage() {
  const search = route.useSearch();
  const router = useRouter();
  const login = useLogin();
  const [problem, setProblem] = useState<string>();
  const [busy, setBusy] = useState(false);
  useEffect(() => {
    document.title = 'Log in · Headgate';
  }, []);

  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    setBusy(true);
    setProblem(undefined);
    try {
      await login(String(form.get('username')), String(form.get('password')));
      router.history.push(safeReturn(search.return));
    } catch (error) {
      setProblem(explain(error));
      setBusy(false);
    }
  };

  return (
    <main className="login">
      <form className="login-box" onSubmit={(event) => void submit(event)}>
        <div>
          <div className="wordmark" aria-hidden>
            <i />
            Headgate
          </div>
          <h1 className="login-title">Log in to Headgate</h1>
        </div>
        {search.idle && !problem && (
          <div className="notice tone-info" role="status">
            <IconInfoCircle size={16} aria-hidden />
            You were logged out after 30 minutes without a key or a click.
          </div>
        )}
        {problem && (
          <div className="notice tone-failed" role="alert">
            <IconAlertTriangle size={16} aria-hidden />
            {problem}
          </div>
        )}
        <TextInput label="User name" name="username" autoComplete="username" required withAsterisk={false} autoFocus />
        <PasswordInput
          label="Password"
          name="password"
          autoComplete="current-password"
          required
          withAsterisk={false}
          visibilityToggleButtonProps={{ 'aria-label': 'Show or hide the password' }}
        />
        <Button type="submit" loading={busy}>
          Log in
        </Button>
        {search.return && <p className="small muted">After logging in you return to where you were.</p>}
      </form>
    </main>
  );
}
