import { useState } from 'react';
import type { Diff } from '@/api/types';
import { Code } from '@/components/Code';
import { StatusBadge } from '@/components/StatusBadge';
import { groupChanges, tally } from '../changes';

const SHOWN = 60;

/** What differs, in words by object; the values as fields behind each. */
export function DiffView({ diff, within }: { diff: Diff; within?: string }) {
  const [all, setAll] = useState(false);
  const groups = groupChanges(diff.changes);
  const shown = all ? groups : groups.slice(0, SHOWN);
  if (groups.length === 0) return <p className="small muted">No difference.</p>;
  return (
    <div className="stack" data-testid="diff">
      <p className="small muted">
        {tally(diff.changes)}, in {groups.length} {groups.length === 1 ? 'object' : 'objects'}
      </p>
      {shown.map((group, g) => (
        <div key={`${group.title}-${g}`}>
          <h3>{group.title}</h3>
          <ul className="changes">
            {group.changes.map(({ change, words }) => (
              <li key={change.path}>
                <span className="row one-line start">
                  <StatusBadge of="change" value={change.kind.toUpperCase()} />
                  <span className="grow breakable">
                    {words}
                    <details>
                      <summary className="small">Field</summary>
                      <div className="mono">{change.path}</div>
                      <Code label={`${change.path} before and after${within ? `, ${within}` : ''}`}>
                        {change.before !== undefined && change.before !== null && (
                          <del>
                            {JSON.stringify(change.before, null, 2)}
                            {'\n'}
                          </del>
                        )}
                        {change.after !== undefined && change.after !== null && (
                          <ins>{JSON.stringify(change.after, null, 2)}</ins>
                        )}
                      </Code>
                    </details>
                  </span>
                </span>
              </li>
            ))}
          </ul>
        </div>
      ))}
      {groups.length > shown.length && (
        <div>
          <button type="button" className="text-button small" onClick={() => setAll(true)}>
            Show all {groups.length} objects
          </button>
        </div>
      )}
    </div>
  );
}
