import { Button } from '@mantine/core';
import { IconCloudUpload, IconDeviceFloppy, IconDownload, IconUpload } from '@tabler/icons-react';
import { useBlocker } from '@tanstack/react-router';
import { useEffect, useRef, useState, type ReactNode } from 'react';
import { ApiError, type Document, type Saved } from '@/api/client';
import type { ConfigFinding, Diff, Published, Validation } from '@/api/types';
import { useMe } from '@/session/session';
import { ActionDialog } from '@/components/Dialog';
import { done } from '@/components/notify';
import { Page, Section } from '@/components/page';
import { Notice, Problem, Waiting } from '@/components/states';
import { StatusBadge } from '@/components/StatusBadge';
import { When } from '@/components/values';
import { alike } from './changes';
import { DiffView } from './components/DiffView';
import { positionOf, saidOf } from './locate';
import { PublishDialog, publishedWords } from './components/PublishDialog';
import { YamlEditor, type EditorHandle } from './components/YamlEditor';

import { diffOfDraft, saveDraft, useDraft, usePublish, validateDraft } from './api';

export function DraftPage() {
  const draft = useDraft();
  if (draft.error && !draft.data)
    return (
      <Page title="Configuration">
        <Problem error={draft.error} retry={() => void draft.refetch()} />
      </Page>
    );
  if (!draft.data)
    return (
      <Page title="Configuration">
        <Waiting label="Loading the draft" />
      </Page>
    );
  return <Editor key={draft.dataUpdatedAt} loaded={draft.data} reload={() => void draft.refetch()} />;
}

function findingsOf(error: ApiError): ConfigFinding[] {
  return (error.problem.errors ?? []).map((bad) => ({
    path: bad.path ?? bad.field ?? '',
    code: bad.code ?? '',
    detail: bad.detail ?? '',
    line: bad.line,
    column: bad.column,
  }));
}

function Editor({ loaded, reload }: { loaded: Document; reload: () => void }) {
  const me = useMe();
  const publishDraft = usePublish();
  const handle = useRef<EditorHandle>(null);
  const file = useRef<HTMLInputElement>(null);
  const [text, setText] = useState(loaded.text);
  const [saved, setSaved] = useState(loaded.text);
  const [etag, setEtag] = useState(loaded.etag);
  const [last, setLast] = useState<Saved>(loaded);
  const [busy, setBusy] = useState('');
  const [problem, setProblem] = useState<unknown>();
  const [findings, setFindings] = useState<Validation>();
  const [diff, setDiff] = useState<Diff>();
  const [publishing, setPublishing] = useState(false);
  const [published, setPublished] = useState<Published>();
  const dirty = text !== saved;
  // Leaving within the portal asks in the portal's own words; closing the tab can only ask in the browser's.
  const leaving = useBlocker({ shouldBlockFn: () => dirty, enableBeforeUnload: dirty, withResolver: true });

  const guard = (name: string, work: () => Promise<void>) => async () => {
    setBusy(name);
    setProblem(undefined);
    try {
      await work();
    } catch (error) {
      if (error instanceof ApiError && error.status === 422 && error.problem.errors?.length)
        setFindings({ errors: findingsOf(error), warnings: [] });
      setProblem(error);
    } finally {
      setBusy('');
    }
  };
  const save = async () => {
    if (!dirty) return;
    const stored = await saveDraft(text, etag);
    setEtag(stored.etag);
    setLast(stored);
    setSaved(text);
  };
  const check = guard('check', async () => {
    await save();
    const [validation, difference] = await Promise.all([validateDraft(), diffOfDraft()]);
    setFindings(validation);
    setDiff(difference);
  });
  const onSave = guard('save', async () => {
    await save();
    done('Draft saved');
  });
  const publish = async (comment: string) => {
    const answer = await publishDraft(comment, etag);
    setPublished(answer);
    setDiff(undefined);
    setFindings(undefined);
  };

  const saving = useRef(onSave);
  useEffect(() => {
    saving.current = onSave;
  });
  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === 's') {
        event.preventDefault();
        void saving.current();
      }
    };
    document.addEventListener('keydown', listen);
    return () => document.removeEventListener('keydown', listen);
  }, []);

  const importFile = async (chosen: File | undefined) => {
    if (!chosen) return;
    setText(await chosen.text());
    setFindings(undefined);
    setDiff(undefined);
  };
  const exportFile = () => {
    const link = document.createElement('a');
    link.href = URL.createObjectURL(new Blob([text], { type: 'application/yaml' }));
    link.download = `headgate-draft-on-v${me.live_version}.yaml`;
    link.click();
    URL.revokeObjectURL(link.href);
  };
  const ready = findings && findings.errors.length === 0 && diff && diff.changes.length > 0 && !dirty;
  return (
    <Page
      title="Configuration"
      beside={
        <>
          <span className="status tone-waiting">Draft on v{me.live_version}</span>
          {dirty && (
            <span className="small muted" role="status">
              Not saved
            </span>
          )}
          {!dirty && last.updatedAt && (
            <span className="small muted" data-testid="saved">
              Saved <When at={last.updatedAt} />
              {last.updatedBy && ` by ${last.updatedBy}`}
            </span>
          )}
        </>
      }
      actions={
        <>
          <input
            ref={file}
            type="file"
            accept=".yaml,.yml,.json"
            hidden
            aria-label="Configuration file"
            onChange={(event) => void importFile(event.currentTarget.files?.[0])}
          />
          <Button
            size="xs"
            variant="default"
            leftSection={<IconUpload size={14} />}
            onClick={() => file.current?.click()}
          >
            Import
          </Button>
          <Button size="xs" variant="default" leftSection={<IconDownload size={14} />} onClick={exportFile}>
            Export
          </Button>
          <Button
            size="xs"
            variant="default"
            leftSection={<IconDeviceFloppy size={14} />}
            disabled={!dirty}
            loading={busy === 'save'}
            onClick={() => void onSave()}
          >
            Save draft
          </Button>
          <Button
            size="xs"
            variant={ready ? 'default' : 'filled'}
            loading={busy === 'check'}
            onClick={() => void check()}
          >
            Validate and compare
          </Button>
          <Button
            size="xs"
            variant={ready ? 'filled' : 'default'}
            disabled={!ready}
            leftSection={<IconCloudUpload size={14} />}
            onClick={() => setPublishing(true)}
          >
            {diff && diff.changes.length > 0
              ? `Publish ${diff.changes.length} ${diff.changes.length === 1 ? 'change' : 'changes'}`
              : 'Publish'}
          </Button>
        </>
      }
    >
      {published && <LiveStatus published={published} />}
      {problem instanceof ApiError && problem.status === 412 && (
        <Notice tone="degraded">
          Somebody else saved the draft while you edited. Export yours, then{' '}
          <button type="button" className="text-button" onClick={reload}>
            load theirs
          </button>
          .
        </Notice>
      )}
      {problem instanceof ApiError && problem.status === 422 && dirty && (
        <Notice tone="failed">
          <span role="alert">
            The draft cannot be saved, because it cannot be read:{' '}
            {problem.problem.errors?.length === 1 ? 'what is wrong is' : 'everything that is wrong is'} listed under
            Checks. “Export” keeps it as a file as it is.
          </span>
        </Notice>
      )}
      {problem !== undefined && !(problem instanceof ApiError && [412, 422].includes(problem.status)) && (
        <Problem error={problem} />
      )}
      <div className="config-split">
        <YamlEditor
          value={text}
          onChange={(next) => {
            setText(next);
            setPublished(undefined);
          }}
          handle={handle}
        />
        <div className="stack scroll gap-16" role="region" aria-label="Checks and changes">
          <Section
            title="Checks"
            beside={
              findings && (
                <StatusBadge
                  of="validation"
                  value={findings.errors.length > 0 ? 'ERRORS' : findings.warnings.length > 0 ? 'WARNINGS' : 'CLEAN'}
                />
              )
            }
          >
            {!findings && (
              <Hint>
                Nothing here touches routing until it is published. “Validate and compare” saves the draft, lists every
                error with its line, and shows what would change.
              </Hint>
            )}
            {findings && findings.errors.length === 0 && findings.warnings.length === 0 && (
              <Hint>No errors, no warnings.</Hint>
            )}
            {findings && (
              <Findings
                of="Errors"
                items={findings.errors}
                text={text}
                jump={(line, column) => handle.current?.jump(line, column)}
              />
            )}
            {findings && (
              <Findings
                of="Warnings"
                items={findings.warnings}
                text={text}
                jump={(line, column) => handle.current?.jump(line, column)}
              />
            )}
          </Section>
          {diff && (
            <Section title={`Changes against v${me.live_version}`}>
              <DiffView diff={diff} />
            </Section>
          )}
        </div>
      </div>
      {leaving.status === 'blocked' && (
        <ActionDialog
          opened
          onClose={leaving.reset}
          title="Leave without saving?"
          action="Leave without saving"
          cancel="Stay"
          danger
          submit={() => Promise.resolve(leaving.proceed())}
        >
          <p>The draft has changes that are not saved. Leaving drops them; what was saved before stays.</p>
        </ActionDialog>
      )}
      {publishing && diff && (
        <PublishDialog
          title="Publish the draft"
          action={`Publish ${diff.changes.length} ${diff.changes.length === 1 ? 'change' : 'changes'}`}
          diff={diff}
          from={me.live_version}
          warnings={findings?.warnings}
          onClose={() => setPublishing(false)}
          publish={publish}
        />
      )}
    </Page>
  );
}

const SHOWN_ALIKE = 3;

const Hint = ({ children }: { children: ReactNode }) => <p className="small muted">{children}</p>;

function Findings({ of, items, text, jump }: { of: string; items: ConfigFinding[]; text: string; jump: Jump }) {
  if (items.length === 0) return null;
  return (
    <div>
      <h3>
        {items.length} {items.length === 1 ? of.toLowerCase().slice(0, -1) : of.toLowerCase()}
      </h3>
      {alike(items).map((group) => (
        <div key={`${group[0]?.code}-${group[0]?.path}`}>
          <FindingList items={group.slice(0, SHOWN_ALIKE)} text={text} jump={jump} />
          {group.length > SHOWN_ALIKE && <Others items={group.slice(SHOWN_ALIKE)} text={text} jump={jump} />}
        </div>
      ))}
    </div>
  );
}

type Jump = (line: number, column?: number) => void;
interface Found {
  items: ConfigFinding[];
  text: string;
  jump: Jump;
}

function FindingList({ items, text, jump }: Found) {
  return (
    <ul className="findings">
      {items.map((item, i) => {
        const at = positionOf(text, item);
        const words = (
          <>
            {at && (
              <span className="strong">
                Line {at.line}
                {at.column !== undefined && `, column ${at.column}`}
              </span>
            )}{' '}
            {at ? saidOf(item.detail) : item.detail} <span className="mono muted">{item.path}</span>
          </>
        );
        return (
          <li key={`${item.path}-${item.code}-${i}`}>
            {at ? (
              <button type="button" onClick={() => jump(at.line, at.column)}>
                {words}
              </button>
            ) : (
              <span className="finding">{words}</span>
            )}
          </li>
        );
      })}
    </ul>
  );
}

function Others(found: Found) {
  const [open, setOpen] = useState(false);
  if (open) return <FindingList {...found} />;
  return (
    <button type="button" className="text-button small indent" onClick={() => setOpen(true)}>
      Show {found.items.length} more that say the same
    </button>
  );
}

/** In which services the new version decides already. */
export function LiveStatus({ published }: { published: Published }) {
  return (
    <div className="notice tone-success" role="status">
      <div className="row">
        <span className="strong">{publishedWords(published)}</span>
        {Object.entries(published.live ?? {}).map(([service, live]) => (
          <span key={service} className="row small gap-4">
            {service} <StatusBadge of="live" value={String(live)} />
          </span>
        ))}
      </div>
    </div>
  );
}
