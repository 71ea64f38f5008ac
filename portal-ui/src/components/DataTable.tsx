import { Button } from '@mantine/core';
import { useRef, type CSSProperties, type ReactNode } from 'react';
import { usePartName } from './page';
import { useScrollRestore } from './scrollRestore';
import { Problem } from './states';

/**
 * {@code clip}: one line, cut where it must be; {@code keep}: never broken; {@code id}: broken anywhere, however long;
 * {@code stick}: stays in sight.
 */
export interface Column<T> {
  key: string;
  header: ReactNode;
  cell: (row: T) => ReactNode;
  num?: boolean;
  clip?: boolean;
  keep?: boolean;
  id?: boolean;
  stick?: boolean;
  width?: number | string;
}

export interface TableProps<T> {
  label: string;
  columns: Column<T>[];
  rows: T[] | undefined;
  rowKey: (row: T) => string;
  rowClass?: (row: T) => string | undefined;
  onRow?: (row: T) => void;
  empty: ReactNode;
  error?: unknown;
  retry?: () => void;
  more?: { load: () => void; busy: boolean } | undefined;
  maxHeight?: CSSProperties['maxHeight'];
  footer?: ReactNode;
  wrap?: boolean;
}

const classOf = <T,>(column: Column<T>) =>
  (['num', 'clip', 'keep', 'id', 'stick'] as const).filter((name) => column[name]).join(' ') || undefined;

/** One table for every list: sticky header, 34 px rows, and its loading, empty and error states in the same place. */
export function DataTable<T>(props: TableProps<T>) {
  const { columns, rows, label, more } = props;
  const box = useRef<HTMLDivElement>(null);
  const name = usePartName(label);
  useScrollRestore(box, label, (rows?.length ?? 0) > 0);
  if (props.error && !rows) return <Problem error={props.error} retry={props.retry} />;
  return (
    <div className="stack">
      {Boolean(props.error) && <Problem error={props.error} retry={props.retry} />}
      <div
        ref={box}
        className="grid-box"
        role="region"
        aria-label={name}
        // A scrolling region must be reachable by keyboard.
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
        tabIndex={0}
        style={{ maxHeight: props.maxHeight }}
      >
        <table className={`grid ${props.wrap ? 'wrap' : ''}`}>
          <thead>
            <tr>
              {columns.map((column) => (
                <th key={column.key} scope="col" className={classOf(column)} style={{ width: column.width }}>
                  {column.header}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows === undefined &&
              Array.from({ length: 8 }, (_, i) => (
                <tr key={i} className="skeleton" aria-hidden>
                  {columns.map((column) => (
                    <td key={column.key}>
                      <span style={{ width: 40 + ((i * 37 + column.key.length * 23) % 60) }} />
                    </td>
                  ))}
                </tr>
              ))}
            {rows?.map((row) => (
              <Row key={props.rowKey(row)} row={row} props={props} />
            ))}
            {rows?.length === 0 && (
              <tr>
                <td colSpan={columns.length}>{props.empty}</td>
              </tr>
            )}
          </tbody>
          {props.footer}
        </table>
      </div>
      {more && (
        <div>
          <Button size="xs" variant="default" loading={more.busy} onClick={more.load}>
            Load more
          </Button>
        </div>
      )}
    </div>
  );
}

// A clipped column with a share of the width gives way to the others, down to its header.
const yielding = { maxWidth: 0 };

function Row<T>({ row, props }: { row: T; props: TableProps<T> }) {
  // The row's link is the keyboard's way in; the click on the row is a convenience for the mouse only.
  const open = (event: React.MouseEvent) => {
    if ((event.target as HTMLElement).closest('a, button, input, select, label') || window.getSelection()?.toString())
      return;
    props.onRow?.(row);
  };
  return (
    // oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/no-noninteractive-element-interactions
    <tr
      className={props.rowClass?.(row)}
      onClick={props.onRow ? open : undefined}
      style={props.onRow ? { cursor: 'pointer' } : undefined}
    >
      {props.columns.map((column) => (
        <td key={column.key} className={classOf(column)} style={column.clip && column.width ? yielding : undefined}>
          {column.cell(row)}
        </td>
      ))}
    </tr>
  );
}
