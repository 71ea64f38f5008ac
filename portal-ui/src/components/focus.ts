import { useLayoutEffect, type RefObject } from 'react';

const FOCUSABLE = 'a[href], button, input, select, textarea, [tabindex]';

/** The element and what can have the focus around it, from the inside out: where to go when the first are gone. */
function pathOf(opener: Element | null): HTMLElement[] {
  const path: HTMLElement[] = [];
  for (let at = opener; at && at !== document.body; at = at.parentElement)
    if (at instanceof HTMLElement && at.matches(FOCUSABLE)) path.push(at);
  return path;
}

// A button that is busy loses the focus before the dialog that it opens is there.
let lastFocused: Element | null = null;
if (typeof document !== 'undefined')
  document.addEventListener('focusin', (event) => (lastFocused = event.target as Element));

function focusFirst(candidates: (HTMLElement | null | undefined)[]) {
  for (const candidate of candidates) {
    if (!candidate?.isConnected) continue;
    candidate.focus({ preventScroll: true });
    if (document.activeElement === candidate) return;
  }
}

// Of the dialogs that are open, the outermost first.
const open: HTMLElement[][] = [];

/**
 * While a dialog is open, remembers what opened it, and gives the focus back there at the end, also when it ends by
 * being taken from the page. Where the opener is gone by then, its table or the page's content gets it; never nothing.
 */
export function useFocusBack(opened: boolean, returnTo?: RefObject<HTMLElement | null>) {
  useLayoutEffect(() => {
    if (!opened) return undefined;
    const path = [
      ...pathOf(document.activeElement === document.body ? lastFocused : document.activeElement),
      ...(open.at(-1) ?? []),
    ];
    open.push(path);
    return () => {
      open.splice(open.indexOf(path), 1);
      // After the dialog has left the page; one that is open still keeps the focus.
      setTimeout(() => {
        // The one to return to is the one of that moment.
        // oxlint-disable-next-line react-hooks/exhaustive-deps
        if (open.length === 0) focusFirst([returnTo?.current, ...path, document.getElementById('content')]);
      });
    };
  }, [opened, returnTo]);
}
