import { useEffect, useLayoutEffect, useRef, type RefObject } from 'react';

interface Left {
  top: number;
  left: number;
  row: string | undefined;
}

const MOST_KEPT = 100;

/** What a page of the history was like when it was left, until it is come back to. */
export class HistoryMemory<T> {
  private readonly kept = new Map<string, T>();

  constructor(private readonly most = MOST_KEPT) {}

  keep(key: string, value: T) {
    this.kept.delete(key);
    this.kept.set(key, value);
    const oldest = this.kept.keys().next();
    if (this.kept.size > this.most && !oldest.done) this.kept.delete(oldest.value);
  }

  of(key: string): T | undefined {
    return this.kept.get(key);
  }
}

const tables = new HistoryMemory<Left>();

/** The entry of the browser's history that is shown now; the same one again after going back to it. */
export const entryNow = (): string =>
  (window.history.state as { __TSR_key?: string } | null)?.__TSR_key ?? window.location.href;

/** Gives a table back its scroll position and its focused row when the reader comes back to it. */
export function useScrollRestore(table: RefObject<HTMLElement | null>, label: string, filled: boolean) {
  const returned = useRef(false);
  useLayoutEffect(() => {
    const box = table.current;
    if (!box || !filled || returned.current) return;
    returned.current = true;
    const left = tables.of(`${entryNow()} ${label}`);
    if (!left) return;
    box.scrollTo({ top: left.top, left: left.left });
    if (left.row)
      box.querySelector<HTMLElement>(`a[data-row][href="${CSS.escape(left.row)}"]`)?.focus({ preventScroll: true });
  }, [table, filled, label]);
  useEffect(() => {
    const box = table.current;
    if (!box || !filled) return undefined;
    let row: string | undefined = tables.of(`${entryNow()} ${label}`)?.row;
    const keep = () => tables.keep(`${entryNow()} ${label}`, { top: box.scrollTop, left: box.scrollLeft, row });
    const chosen = (event: Event) => {
      const link = (event.target as HTMLElement).closest('tr')?.querySelector<HTMLElement>('a[data-row]');
      if (!link) return;
      row = link.getAttribute('href') ?? undefined;
      keep();
    };
    box.addEventListener('scroll', keep, { passive: true });
    box.addEventListener('focusin', chosen);
    // Before the row's own answer to the click, which leaves the page.
    box.addEventListener('click', chosen, { capture: true });
    return () => {
      box.removeEventListener('scroll', keep);
      box.removeEventListener('focusin', chosen);
      box.removeEventListener('click', chosen, { capture: true });
    };
  }, [table, filled, label]);
}
