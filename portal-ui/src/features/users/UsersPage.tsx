import { Button, Checkbox, PasswordInput, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { Role, Token, User } from '@/api/types';
import { useMe } from '@/session/session';
import { Copy } from '@/components/Copy';
import { DataTable, type Column } from '@/components/DataTable';
import { ActionDialog, OnceDialog } from '@/components/Dialog';
import { done } from '@/components/notify';
import { Page, Section } from '@/components/page';
import { Empty, Notice } from '@/components/states';
import { Badge } from '@/components/StatusBadge';
import { When } from '@/components/values';

import { useTokenActions, useTokens, useUserActions, useUsers } from './api';

const roles: { role: Role; what: string }[] = [
  { role: 'ADMIN', what: 'Everything' },
  { role: 'OPERATOR', what: 'Everything but users, tokens and secrets' },
  { role: 'FINANCE', what: 'Money and reading leads' },
];

type Doing = { what: 'add' } | { what: 'password' | 'remove' | 'roles'; user: User };

export function UsersPage() {
  return (
    <Page title="Users & tokens">
      <UsersSection />
      <TokensSection />
    </Page>
  );
}

const toggleName = (button: string, value: string) => ({ 'aria-label': `${button} ${value}` });

function UsersSection() {
  const me = useMe();
  const list = useUsers();
  const [doing, setDoing] = useState<Doing>();
  const columns: Column<User>[] = [
    {
      key: 'name',
      header: 'User name',
      cell: (row) => (
        <span className="strong">
          {row.username}
          {row.username === me.username && <span className="muted small"> you</span>}
        </span>
      ),
    },
    { key: 'roles', header: 'Roles', cell: (row) => row.roles.map((role) => role.toLowerCase()).join(', ') },
    {
      key: 'state',
      header: 'State',
      cell: (row) => (
        <Badge look={row.disabled ? { label: 'Disabled', tone: 'neutral' } : { label: 'Active', tone: 'success' }} />
      ),
    },
    {
      key: 'created',
      header: 'Created',
      cell: (row) => (
        <>
          <When at={row.created_at} />
          {row.created_by && <span className="muted"> by {row.created_by}</span>}
        </>
      ),
    },
    { key: 'login', header: 'Last login', cell: (row) => <When at={row.last_login_at} /> },
    {
      key: 'act',
      header: 'Actions',
      cell: (row) => (
        <span className="row one-line">
          <Button
            size="compact-xs"
            variant="default"
            {...toggleName('Roles', `of ${row.username}`)}
            onClick={() => setDoing({ what: 'roles', user: row })}
          >
            Roles
          </Button>
          <Button
            size="compact-xs"
            variant="default"
            {...toggleName('Password', `of ${row.username}`)}
            onClick={() => setDoing({ what: 'password', user: row })}
          >
            Password
          </Button>
          {row.username !== me.username && (
            <Button
              size="compact-xs"
              variant="default"
              {...toggleName('Remove', row.username)}
              onClick={() => setDoing({ what: 'remove', user: row })}
            >
              Remove
            </Button>
          )}
        </span>
      ),
    },
  ];
  return (
    <Section
      title="Users"
      beside={
        <Button size="compact-sm" onClick={() => setDoing({ what: 'add' })}>
          Add user
        </Button>
      }
    >
      <DataTable
        label="Users"
        columns={columns}
        rows={list.rows}
        rowKey={(row) => row.username}
        error={list.error}
        retry={list.retry}
        more={list.more}
        maxHeight={420}
        empty={<Empty title="No users">Add the first one.</Empty>}
      />
      {doing && <UserDialog doing={doing} onClose={() => setDoing(undefined)} />}
    </Section>
  );
}

function UserDialog({ doing, onClose }: { doing: Doing; onClose: () => void }) {
  const actions = useUserActions();
  const existing = doing.what === 'add' ? undefined : doing.user;
  const [username, setUsername] = useState('');
  const [password, setPassword] = useState('');
  const offered = new Set<string>(roles.map(({ role }) => role));
  const without = existing?.roles.filter((role) => !offered.has(role)) ?? [];
  const [chosen, setChosen] = useState<string[]>(existing?.roles.filter((role) => offered.has(role)) ?? ['OPERATOR']);
  const [disabled, setDisabled] = useState(existing?.disabled ?? false);
  const passwordField = (
    <PasswordInput
      label="Password"
      description="Pasting is fine. Hand it over safely; it can be changed after login."
      value={password}
      autoComplete="new-password"
      onChange={(event) => setPassword(event.currentTarget.value)}
      visibilityToggleButtonProps={{ 'aria-label': 'Show or hide the password' }}
    />
  );
  const roleField = (
    <Checkbox.Group label="Roles" value={chosen} onChange={setChosen}>
      <div className="stack below-label">
        {roles.map(({ role, what }) => (
          <Checkbox key={role} value={role} label={role.toLowerCase()} description={what} />
        ))}
      </div>
    </Checkbox.Group>
  );
  const acts = {
    add: {
      title: 'Add user',
      action: 'Add user',
      ready: username.trim() !== '' && password !== '' && chosen.length > 0,
      run: () => actions.addUser({ username: username.trim(), password, roles: chosen }),
    },
    password: {
      title: `Password of ${existing?.username}`,
      action: 'Set password',
      ready: password !== '',
      run: () => actions.setPassword(existing?.username ?? '', password),
    },
    roles: {
      title: `Roles of ${existing?.username}`,
      action: 'Save',
      ready: chosen.length > 0,
      run: () => actions.setRoles(existing?.username ?? '', chosen, disabled),
    },
    remove: {
      title: `Remove ${existing?.username}`,
      action: 'Remove user',
      ready: true,
      run: () => actions.removeUser(existing?.username ?? ''),
    },
  }[doing.what];
  return (
    <ActionDialog
      opened
      onClose={onClose}
      title={acts.title}
      action={acts.action}
      disabled={!acts.ready}
      danger={doing.what === 'remove'}
      submit={async () => {
        await acts.run();
        done(acts.title);
      }}
    >
      {doing.what === 'add' && (
        <TextInput
          label="User name"
          value={username}
          autoComplete="off"
          onChange={(event) => setUsername(event.currentTarget.value)}
          data-autofocus
        />
      )}
      {(doing.what === 'add' || doing.what === 'password') && passwordField}
      {(doing.what === 'add' || doing.what === 'roles') && roleField}
      {doing.what === 'roles' && without.length > 0 && (
        <Notice tone="waiting">
          The user also has {without.length === 1 ? 'the role' : 'the roles'}{' '}
          {without.map((role) => role.toLowerCase()).join(' and ')}, for which there is no portal. Saving takes{' '}
          {without.length === 1 ? 'it' : 'them'} away.
        </Notice>
      )}
      {doing.what === 'roles' && (
        <Checkbox
          label="Disabled"
          description="Cannot log in; running sessions end."
          checked={disabled}
          onChange={(event) => setDisabled(event.currentTarget.checked)}
        />
      )}
      {doing.what === 'remove' && (
        <p>
          {existing?.username} is logged out and can no longer log in. What they did stays in the audit log under their
          name.
        </p>
      )}
    </ActionDialog>
  );
}

function TokensSection() {
  const me = useMe();
  const { createToken, revokeToken } = useTokenActions();
  const list = useTokens();
  const [adding, setAdding] = useState(false);
  const [revoking, setRevoking] = useState<Token>();
  const [name, setName] = useState('');
  const [until, setUntil] = useState('');
  const mine = roles.filter(({ role }) => me.roles.includes('ADMIN') || me.roles.includes(role));
  const [chosen, setChosen] = useState<string[]>([]);
  const [made, setMade] = useState<string>();
  const columns: Column<Token>[] = [
    {
      key: 'name',
      header: 'Name',
      cell: (row) => (
        <>
          <span className="strong">{row.name}</span>
          {row.bootstrap && <span className="small muted"> from the environment</span>}
        </>
      ),
    },
    {
      key: 'id',
      header: 'Token',
      cell: (row) => <span className="mono">{row.last4 ? `…${row.last4}` : row.token_id.slice(0, 12)}</span>,
    },
    { key: 'user', header: 'Acts as', cell: (row) => row.username ?? <span className="muted">–</span> },
    {
      key: 'roles',
      header: 'Rights',
      cell: (row) =>
        row.roles ? (
          row.roles.map((role) => role.toLowerCase()).join(', ')
        ) : (
          <span className="muted">all of its user</span>
        ),
    },
    { key: 'created', header: 'Created', cell: (row) => <When at={row.created_at} /> },
    { key: 'used', header: 'Last used', cell: (row) => <When at={row.last_used_at} /> },
    {
      key: 'expires',
      header: 'Expires',
      cell: (row) => (row.expires_at ? <When at={row.expires_at} /> : <span className="muted">never</span>),
    },
    {
      key: 'act',
      header: 'Action',
      cell: (row) => (
        <Button
          size="compact-xs"
          variant="default"
          {...toggleName('Revoke', row.name)}
          onClick={() => setRevoking(row)}
        >
          Revoke
        </Button>
      ),
    },
  ];
  return (
    <Section
      title="Personal access tokens"
      beside={
        <Button size="compact-sm" onClick={() => setAdding(true)}>
          Create token
        </Button>
      }
    >
      <p className="small muted">
        For scripts: sent as “Authorization: Bearer”, with the roles chosen for it and never more than its maker has.
      </p>
      <DataTable
        label="Personal access tokens"
        columns={columns}
        rows={list.rows}
        rowKey={(row) => row.token_id}
        error={list.error}
        retry={list.retry}
        more={list.more}
        maxHeight={420}
        empty={<Empty title="No tokens">Create one to publish configuration or read leads from a script.</Empty>}
      />
      <ActionDialog
        opened={adding}
        onClose={() => setAdding(false)}
        title="Create token"
        action="Create token"
        disabled={name.trim() === '' || chosen.length === 0}
        submit={async () => {
          setMade(
            await createToken({
              name: name.trim(),
              roles: chosen,
              ...(until ? { expires_at: new Date(`${until}T23:59:59`).toISOString() } : {}),
            }),
          );
          setName('');
          setChosen([]);
        }}
      >
        <TextInput
          label="Name"
          description="What uses it, such as nightly-export."
          value={name}
          onChange={(event) => setName(event.currentTarget.value)}
          data-autofocus
        />
        <Checkbox.Group label="Rights" description="As few as it needs." value={chosen} onChange={setChosen}>
          <div className="stack below-label">
            {mine.map(({ role, what }) => (
              <Checkbox key={role} value={role} label={role.toLowerCase()} description={what} />
            ))}
          </div>
        </Checkbox.Group>
        <TextInput
          type="date"
          label="Expires after (optional)"
          value={until}
          onChange={(event) => setUntil(event.currentTarget.value)}
        />
      </ActionDialog>
      {made !== undefined && (
        <OnceDialog title="New token" onClose={() => setMade(undefined)}>
          <Notice tone="waiting">This is the only time the token is shown.</Notice>
          <div className="secret-once">
            <code data-testid="new-token">{made}</code>
            <Copy text={made} label="Copy token" />
          </div>
        </OnceDialog>
      )}
      {revoking && (
        <ActionDialog
          opened
          onClose={() => setRevoking(undefined)}
          title={`Revoke ${revoking.name}`}
          action="Revoke token"
          danger
          submit={async () => {
            await revokeToken(revoking.token_id);
          }}
        >
          <p>Calls with this token are refused from this moment.</p>
        </ActionDialog>
      )}
    </Section>
  );
}
