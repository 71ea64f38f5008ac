import type { LinkProps } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import type { useList } from '@/api/lists';
import { DataTable, type TableProps } from './DataTable';
import { ListFilters } from './ListFilters';
import { Page } from './page';

interface Props<T> extends Pick<TableProps<T>, 'columns' | 'rowKey' | 'onRow' | 'wrap' | 'empty'> {
  title: string;
  list: Pick<ReturnType<typeof useList<T>>, 'rows' | 'error' | 'retry' | 'more'>;
  /** Whether the number of rows stands beside the title. */
  counted?: boolean;
  filterLabel: string;
  filters: ReactNode;
  clear: LinkProps | false;
}

/** A page that is one list under its filters, as high as the window. */
export function ListPage<T>({ title, list, counted, filterLabel, filters, clear, ...table }: Props<T>) {
  return (
    <Page
      title={title}
      beside={
        counted &&
        list.rows && (
          <span className="small muted tnum">
            {list.rows.length}
            {list.more ? '+' : ''}
          </span>
        )
      }
    >
      <ListFilters label={filterLabel} clear={clear}>
        {filters}
      </ListFilters>
      <DataTable
        {...table}
        label={title}
        rows={list.rows}
        error={list.error}
        retry={list.retry}
        more={list.more}
        maxHeight="calc(100vh - 190px)"
      />
    </Page>
  );
}
