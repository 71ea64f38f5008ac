import { Button, Checkbox, PasswordInput, TextInput } from '@mantine/core';
import { getRouteApi } from '@tanstack/react-router';
import { useState } from 'react';
import type { ClientRow, SecretRef } from '@/api/types';
import { may, useMe } from '@/session/session';
import { DataTable, type Column } from '@/components/DataTable';
import { ActionDialog } from '@/components/Dialog';
import { PortalLink } from '@/components/PortalLink';
import { done, withPlaces } from '@/components/notify';
import { MiddleEllipsis } from '@/components/MiddleEllipsis';
import { Page, Section } from '@/components/page';
import { Empty } from '@/components/states';
import { Badge } from '@/components/StatusBadge';
import { When } from '@/components/values';
import { sentenceCase } from '@/components/vocabulary';
import { TypedFilter } from '@/components/TypedFilter';
import { ApiKeys } from '@/components/keys/ApiKeys';

import { useClients, useSecretActions, useSecrets } from './api';

const route = getRouteApi('/admin/secrets');

/** Secrets can be set and replaced, never read; client keys are made here, source keys with their source. */
export function SecretsPage() {
  const { client } = route.useSearch();
  const navigate = route.useNavigate();
  const me = useMe();
  return (
    <Page title="Keys & secrets">
      {may(me, 'MANAGE_ACCESS') && <Secrets />}
      <Section title="Client keys">
        <p className="small muted">
          A client’s key lets its own systems file returns, list their deliveries and record what became of them. Keys
          of sources are made on the{' '}
          <PortalLink to="/admin/sources" search={{}}>
            source’s page
          </PortalLink>
          .
        </p>
        <div className="toolbar">
          <TypedFilter
            label="Find a client"
            width={240}
            value={client}
            onCommit={(value) => void navigate({ search: { client: value || undefined } })}
            first
          />
        </div>
        <Clients query={client} />
      </Section>
      {client && <ApiKeys owner="clients" id={client} title={`Keys of ${client}`} />}
    </Page>
  );
}

const isUnused = (row: SecretRef) => row.set_at !== null && (row.used_by ?? []).length === 0;

function Secrets() {
  const list = useSecrets();
  const { deleteSecret } = useSecretActions();
  const [setting, setSetting] = useState<string>();
  const [deleting, setDeleting] = useState<string>();
  const [unused, setUnused] = useState(false);
  const rows = unused ? list.rows?.filter(isUnused) : list.rows;
  const many = list.rows?.filter(isUnused).length ?? 0;
  const columns: Column<SecretRef>[] = [
    {
      key: 'ref',
      header: 'Reference',
      clip: true,
      width: '26%',
      cell: (row) => (
        <span className="mono">
          <MiddleEllipsis text={row.ref} />
        </span>
      ),
    },
    {
      key: 'state',
      header: 'State',
      cell: (row) => (
        <Badge
          look={
            isUnused(row)
              ? {
                  label: 'Unused',
                  tone: 'neutral',
                  meaning: 'No endpoint of the live version names it; it can be deleted.',
                }
              : row.set_at
                ? { label: 'Set', tone: 'success' }
                : {
                    label: 'Missing',
                    tone: 'failed',
                    meaning: 'The configuration names it but it has no value: deliveries that need it fail.',
                  }
          }
        />
      ),
    },
    {
      key: 'set',
      header: 'Last set',
      cell: (row) => (
        <>
          <When at={row.set_at} />
          {row.set_by && <span className="muted"> by {row.set_by}</span>}
          {row.rotating && <span className="small muted">, earlier value still valid</span>}
        </>
      ),
    },
    {
      key: 'used',
      header: 'Used by',
      clip: true,
      cell: (row) =>
        (row.used_by ?? []).map((id, i) => (
          <span key={id}>
            {i > 0 && ', '}
            {id.startsWith('provider ') ? (
              id
            ) : (
              <PortalLink to="/admin/endpoints/$endpointId" params={{ endpointId: id }}>
                {id}
              </PortalLink>
            )}
          </span>
        )),
    },
    {
      key: 'act',
      header: 'Action',
      cell: (row) => (
        <Button
          size="compact-xs"
          variant="default"
          aria-label={`${row.set_at ? 'Replace' : 'Set'} ${row.ref}`}
          onClick={() => setSetting(row.ref)}
        >
          {row.set_at ? 'Replace' : 'Set'}
        </Button>
      ),
    },
    {
      key: 'delete',
      header: 'Delete',
      cell: (row) =>
        isUnused(row) ? (
          <Button
            size="compact-xs"
            variant="default"
            aria-label={`Delete ${row.ref}`}
            onClick={() => setDeleting(row.ref)}
          >
            Delete
          </Button>
        ) : (
          <span className="muted" title={row.set_at ? 'An endpoint of the live version uses it.' : 'It has no value.'}>
            –
          </span>
        ),
    },
  ];
  return (
    <>
      <Section
        title="Secrets"
        beside={
          <Button size="compact-sm" onClick={() => setSetting('')}>
            New secret
          </Button>
        }
      >
        <p className="small muted">
          What endpoints sign and log in with. The configuration names them by reference; a value can be replaced here
          and is never shown again.
        </p>
        {(many > 0 || unused) && (
          <Checkbox
            size="xs"
            label={`Only those that nothing uses (${many})`}
            checked={unused}
            onChange={(event) => setUnused(event.currentTarget.checked)}
          />
        )}
        <DataTable
          label="Secrets"
          columns={columns}
          rows={rows}
          rowKey={(row) => row.ref}
          error={list.error}
          retry={list.retry}
          more={list.more}
          maxHeight={420}
          empty={
            unused ? (
              <Empty title="No secret is unused">
                Every secret that has a value is named by an endpoint of the live version.
              </Empty>
            ) : (
              <Empty title="No secrets yet">
                An endpoint whose delivery says “secret_ref” needs one; set its value here before leads are sent.
              </Empty>
            )
          }
        />
      </Section>
      {deleting !== undefined && (
        <ActionDialog
          opened
          onClose={() => setDeleting(undefined)}
          title={`Delete ${deleting}`}
          action="Delete secret"
          danger
          submit={async () => {
            const answer = await deleteSecret(deleting);
            done(withPlaces(`${deleting} is deleted`, answer));
          }}
        >
          <p>
            Its value is forgotten and cannot be brought back. No endpoint of the live version uses it; an older version
            that does will need it set again.
          </p>
        </ActionDialog>
      )}
      {setting !== undefined && <SetSecret reference={setting} onClose={() => setSetting(undefined)} />}
    </>
  );
}

const clientColumns: Column<ClientRow>[] = [
  {
    key: 'id',
    header: 'Client',
    clip: true,
    width: '26%',
    cell: (row) => (
      <PortalLink to="/admin/secrets" search={{ client: row.client_id }} className="row-link" data-row>
        <MiddleEllipsis text={row.client_id} />
      </PortalLink>
    ),
  },
  { key: 'name', header: 'Name', clip: true, cell: (row) => row.name },
  { key: 'kind', header: 'Kind', cell: (row) => sentenceCase(row.kind) },
  { key: 'endpoints', header: 'Endpoints', clip: true, cell: (row) => row.endpoints.join(', ') },
  { key: 'keys', header: 'Keys in use', num: true, cell: (row) => row.keys.filter((key) => !key.revoked_at).length },
];

function Clients({ query }: { query: string | undefined }) {
  const list = useClients(query);
  return (
    <DataTable
      label="Clients"
      columns={clientColumns}
      rows={list.rows}
      rowKey={(row) => row.client_id}
      error={list.error}
      retry={list.retry}
      more={list.more}
      maxHeight={280}
      empty={
        <Empty title={query ? 'No client matches' : 'No clients yet'}>
          {query ? 'Search by id or name.' : 'Clients come from the published configuration.'}
        </Empty>
      }
    />
  );
}

function SetSecret({ reference, onClose }: { reference: string; onClose: () => void }) {
  const { setSecret } = useSecretActions();
  const [ref, setRef] = useState(reference);
  const [value, setValue] = useState('');
  const set = async () => {
    const answer = await setSecret(ref.trim(), value);
    done(withPlaces(`${ref.trim()} is set`, answer));
  };
  return (
    <ActionDialog
      opened
      onClose={onClose}
      title={reference ? `Replace ${reference}` : 'New secret'}
      action="Set value"
      disabled={ref.trim() === '' || value === ''}
      submit={set}
    >
      {!reference && (
        <TextInput
          label="Reference"
          description="As the configuration names it in secret_ref."
          value={ref}
          onChange={(event) => setRef(event.currentTarget.value)}
          data-autofocus
        />
      )}
      <PasswordInput
        label="Value"
        description={reference ? 'Deliveries use it from now on.' : 'Kept sealed; nobody can read it back.'}
        value={value}
        autoComplete="new-password"
        onChange={(event) => setValue(event.currentTarget.value)}
        visibilityToggleButtonProps={{ 'aria-label': 'Show or hide the value' }}
        data-autofocus={reference ? true : undefined}
      />
    </ActionDialog>
  );
}
