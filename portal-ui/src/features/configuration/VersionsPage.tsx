import { Button, Radio } from '@mantine/core';
import { IconDownload, IconRestore } from '@tabler/icons-react';
import { getRouteApi } from '@tanstack/react-router';
import { useState } from 'react';
import type { Published, Version } from '@/api/types';
import { useVersions } from '@/api/versions';
import { useMe } from '@/session/session';
import { DataTable, type Column } from '@/components/DataTable';
import { Dialog } from '@/components/Dialog';
import { count } from '@/components/format';
import { failed } from '@/components/notify';
import { Page, Section } from '@/components/page';
import { SelectFilter } from '@/components/SelectFilter';
import { Empty, Problem, Waiting } from '@/components/states';
import { StatusBadge } from '@/components/StatusBadge';
import { When } from '@/components/values';
import { sentenceCase } from '@/components/vocabulary';
import { DiffView } from './components/DiffView';
import { LiveStatus } from './DraftPage';
import { PublishDialog } from './components/PublishDialog';

import { exportVersion, useDraftDiff, useRollBack, useVersionDiff, type DraftFate } from './api';

const route = getRouteApi('/admin/config/versions');

export function VersionsPage() {
  const { from, to } = route.useSearch();
  const navigate = route.useNavigate();
  const me = useMe();
  const list = useVersions();
  const [rolling, setRolling] = useState<Version>();
  const [published, setPublished] = useState<Published>();
  const live = me.live_version;

  const saveAsFile = async (version: number) => {
    try {
      const exported = await exportVersion(version);
      const link = document.createElement('a');
      link.href = URL.createObjectURL(new Blob([exported.text], { type: 'application/yaml' }));
      link.download = `headgate-v${version}.yaml`;
      link.click();
      URL.revokeObjectURL(link.href);
    } catch (error) {
      failed(error);
    }
  };

  // After a restore from a backup there are numbers that no version has.
  const versionBefore = (row: Version) =>
    list.rows?.find((other) => other.version < row.version)?.version ?? row.version - 1;

  const columns: Column<Version>[] = [
    { key: 'v', header: 'Version', cell: (row) => <span className="strong tnum">v{row.version}</span> },
    {
      key: 'state',
      header: 'State',
      cell: (row) => <StatusBadge of="version" value={row.version === live ? 'LIVE' : 'OLDER'} />,
    },
    {
      key: 'at',
      header: 'Published',
      cell: (row) => (
        <>
          <When at={row.published_at} /> <span className="muted">by {row.published_by}</span>
        </>
      ),
    },
    {
      key: 'comment',
      header: 'Comment',
      clip: true,
      cell: (row) => (
        <span title={row.comment ?? ''}>
          {row.rolled_back_from ? `Back to v${row.rolled_back_from}. ` : ''}
          {row.comment}
        </span>
      ),
    },
    {
      key: 'counts',
      header: 'Holds',
      clip: true,
      cell: (row) => (
        <span className="small muted">
          {Object.entries(row.counts ?? {})
            .map(([what, many]) => `${count(many)} ${sentenceCase(what).toLowerCase()}`)
            .join(', ')}
        </span>
      ),
    },
    {
      key: 'act',
      header: 'Actions',
      stick: true,
      cell: (row) => (
        <span className="row one-line">
          <Button
            size="compact-xs"
            variant="default"
            aria-label={`Compare v${row.version} with the version before`}
            disabled={row.version < 2}
            onClick={() => void navigate({ search: { from: String(versionBefore(row)), to: String(row.version) } })}
          >
            Compare
          </Button>
          <Button
            size="compact-xs"
            variant="default"
            leftSection={<IconDownload size={12} />}
            aria-label={`Export v${row.version}`}
            onClick={() => void saveAsFile(row.version)}
          >
            Export
          </Button>
          {row.version !== live && (
            <Button
              size="compact-xs"
              variant="default"
              leftSection={<IconRestore size={12} />}
              aria-label={`Roll back to v${row.version}`}
              onClick={() => setRolling(row)}
            >
              Roll back
            </Button>
          )}
        </span>
      ),
    },
  ];
  const options = (list.rows ?? []).map((version) => ({
    value: String(version.version),
    label: `v${version.version}`,
  }));
  const compared = from ?? (to && Number(to) > 1 ? String(Number(to) - 1) : undefined);
  return (
    <Page title="Versions" beside={<span className="status tone-success">v{live} live</span>}>
      {published && <LiveStatus published={published} />}
      <DataTable
        label="Versions"
        columns={columns}
        rows={list.rows}
        rowKey={(row) => String(row.version)}
        error={list.error}
        retry={list.retry}
        more={list.more}
        maxHeight={420}
        empty={<Empty title="Nothing published yet">The first publish of the draft makes version 1.</Empty>}
      />
      {options.length > 0 && (
        <Section
          title="Compare"
          beside={
            <div className="row">
              <SelectFilter
                label="From version"
                data={[{ value: '', label: 'From…' }, ...options]}
                value={compared}
                onCommit={(value) => void navigate({ search: { to, from: value || undefined } })}
              />
              <SelectFilter
                label="To version"
                data={[{ value: '', label: 'To…' }, ...options]}
                value={to}
                onCommit={(value) => void navigate({ search: { from: compared, to: value || undefined } })}
              />
            </div>
          }
        >
          {compared && to ? (
            <Comparison from={compared} to={to} />
          ) : (
            <p className="small muted">Choose two versions.</p>
          )}
        </Section>
      )}
      {rolling && (
        <RollBack version={rolling} live={live} onClose={() => setRolling(undefined)} onDone={setPublished} />
      )}
    </Page>
  );
}

function Comparison({ from, to }: { from: string; to: string }) {
  const { data, error } = useVersionDiff(from, to);
  if (error) return <Problem error={error} />;
  return data ? <DiffView diff={data} /> : <Waiting label="Comparing" />;
}

/** Nothing is undone: the older document becomes a new version. */
function RollBack({
  version,
  live,
  onClose,
  onDone,
}: {
  version: Version;
  live: number;
  onClose: () => void;
  onDone: (answer: Published) => void;
}) {
  const title = `Roll back to v${version.version}`;
  const { data, error } = useVersionDiff(String(live), String(version.version));
  const draft = useDraftDiff();
  const rollBack = useRollBack();
  const [fate, setFate] = useState<DraftFate | null>(null);
  const bad = error ?? draft.error;
  if (bad)
    return (
      <Dialog opened title={title} onClose={onClose}>
        <Problem error={bad} />
      </Dialog>
    );
  if (!data || !draft.data)
    return (
      <Dialog opened title={title} onClose={onClose}>
        <Waiting label="Comparing" />
      </Dialog>
    );
  const edits = draft.data.changes.length;
  return (
    <PublishDialog
      title={title}
      action={title}
      diff={data}
      from={live}
      ready={edits === 0 || fate !== null}
      onClose={onClose}
      publish={async (comment) => {
        onDone(await rollBack(version.version, comment, fate ?? undefined));
      }}
    >
      {edits === 0 ? (
        <p className="small">
          The draft holds no changes of its own and follows: it becomes v{version.version} as well.
        </p>
      ) : (
        <Radio.Group
          label="What becomes of the draft?"
          description={
            edits === 1
              ? `It holds 1 change against v${live} that is not published.`
              : `It holds ${edits} changes against v${live} that are not published.`
          }
          value={fate}
          onChange={(next) => setFate(next === 'reset' || next === 'keep' ? next : null)}
        >
          <div className="stack below-label">
            <Radio
              value="reset"
              label={`Reset it to v${version.version}`}
              description="Its changes are dropped; they cannot be brought back."
            />
            <Radio
              value="keep"
              label="Keep it as it is"
              description={
                'It goes on holding its changes and all that this takes back: the next publish of it brings that ' +
                'back. Look at the changes before you publish it.'
              }
            />
          </div>
        </Radio.Group>
      )}
    </PublishDialog>
  );
}
