import { Button } from '@mantine/core';
import { IconKey } from '@tabler/icons-react';
import { useState } from 'react';
import type { ApiKey, NewKey } from '@/api/types';
import { Code } from '../Code';
import { DataTable, type Column } from '../DataTable';
import { Copy } from '../Copy';
import { ActionDialog, OnceDialog } from '../Dialog';
import { done, failed, withPlaces } from '../notify';
import { Section } from '../page';
import { Notice } from '../states';
import { StatusBadge } from '../StatusBadge';
import { When } from '../values';

import { useApiKeyActions, useApiKeys, type KeyOwner } from './api';

interface Props {
  owner: KeyOwner;
  id: string;
  title?: string;
}

/** The API keys of one source or client: made and shown once, revoked with effect at once. */
export function ApiKeys({ owner, id, title = 'API keys' }: Props) {
  const keys = useApiKeys(owner, id);
  const { createKey, revokeKey } = useApiKeyActions(owner, id);
  const [made, setMade] = useState<NewKey>();
  const [revoking, setRevoking] = useState<ApiKey>();
  const [busy, setBusy] = useState(false);

  const create = async () => {
    setBusy(true);
    try {
      setMade(await createKey());
    } catch (error) {
      failed(error);
    } finally {
      setBusy(false);
    }
  };

  const columns: Column<ApiKey>[] = [
    {
      key: 'id',
      header: 'Key',
      cell: (row) => (
        <span className="mono">
          {row.key_id}
          {row.last4 && ` …${row.last4}`}
        </span>
      ),
    },
    {
      key: 'state',
      header: 'State',
      cell: (row) => <StatusBadge of="key" value={row.revoked_at ? 'REVOKED' : 'ACTIVE'} />,
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
    { key: 'revoked', header: 'Revoked', cell: (row) => <When at={row.revoked_at} /> },
    {
      key: 'act',
      header: 'Action',
      cell: (row) =>
        row.revoked_at ? null : (
          <Button
            size="compact-xs"
            variant="default"
            aria-label={`Revoke ${row.key_id}`}
            onClick={() => setRevoking(row)}
          >
            Revoke
          </Button>
        ),
    },
  ];
  return (
    <Section
      title={title}
      beside={
        <Button size="compact-sm" leftSection={<IconKey size={14} />} loading={busy} onClick={() => void create()}>
          Create key
        </Button>
      }
    >
      <DataTable
        label="API keys"
        columns={columns}
        rows={keys.data}
        rowKey={(row) => row.key_id}
        error={keys.error}
        retry={() => void keys.refetch()}
        empty={
          <p className="small muted">
            No key yet:{' '}
            {owner === 'sources'
              ? 'the source cannot post leads.'
              : 'the client’s systems cannot file returns, list its deliveries or say what became of them.'}
          </p>
        }
      />
      {made && <NewKeyShown made={made} owner={owner} onClose={() => setMade(undefined)} />}
      {revoking && (
        <ActionDialog
          opened
          onClose={() => setRevoking(undefined)}
          title="Revoke key"
          action="Revoke key"
          danger
          submit={async () => {
            const answer = await revokeKey(revoking.key_id);
            done(withPlaces('The key is revoked', answer));
          }}
        >
          <p>
            Calls with <span className="mono">{revoking.key_id}</span>
            {owner === 'sources' && ' and its posting URL'} are refused from this moment. It cannot be brought back;
            create a new key instead.
          </p>
        </ActionDialog>
      )}
    </Section>
  );
}

function NewKeyShown({ made, owner, onClose }: { made: NewKey; owner: KeyOwner; onClose: () => void }) {
  const intake = made.posting_url
    ? new URL(made.posting_url, window.location.href).origin
    : `${window.location.protocol}//${window.location.hostname}:8081`;
  const lead = {
    first_name: 'Ann',
    last_name: 'Lee',
    phone: '5125550143',
    email: 'ann.lee@example.com',
    address: { zip: '78717' },
    service_line: 'termite',
    test: true,
  };
  const curl = [
    `curl -i ${intake}/v1/leads`,
    `-H 'Authorization: Bearer ${made.key}'`,
    `-H 'Content-Type: application/json'`,
    `-H 'Prefer: wait=5'`,
    `-d '${JSON.stringify(lead)}'`,
  ].join(' \\\n  ');
  return (
    <OnceDialog title="New key" size="xl" onClose={onClose}>
      <Notice tone="waiting">This is the only time the key is shown. Copy it now and hand it over safely.</Notice>
      <div>
        <div className="small muted">Key</div>
        <div className="secret-once">
          <code data-testid="new-key">{made.key}</code>
          <Copy text={made.key} label="Copy key" />
        </div>
      </div>
      {made.posting_url && (
        <div>
          <div className="small muted">Posting URL, for sources that cannot set headers</div>
          <div className="secret-once">
            <code>{made.posting_url}</code>
            <Copy text={made.posting_url} label="Copy posting URL" />
          </div>
        </div>
      )}
      {owner === 'sources' && (
        <div>
          <div className="row between">
            <span className="small muted">Try it with a test lead, which moves no money</span>
            <Copy text={curl} label="Copy curl command" />
          </div>
          <Code label="curl command">{curl}</Code>
        </div>
      )}
    </OnceDialog>
  );
}
