import { Switch } from '@mantine/core';
import { readLocalStorageValue, useLocalStorage } from '@mantine/hooks';
import { useEffect } from 'react';
import { Dialog } from '@/components/Dialog';

const SETTING = { key: 'headgate.single-keys', defaultValue: true };

const typing = (target: EventTarget | null) =>
  target instanceof HTMLElement &&
  (target.isContentEditable || ['INPUT', 'TEXTAREA', 'SELECT'].includes(target.tagName));

/** Moves the focus among the rows' own links, so that Enter opens and a screen reader hears what is focused. */
export function moveRow(by: 1 | -1) {
  const links = [...document.querySelectorAll<HTMLElement>('main a[data-row]')];
  if (links.length === 0) return;
  const current = links.indexOf(document.activeElement as HTMLElement);
  const next = current < 0 ? 0 : Math.min(links.length - 1, Math.max(0, current + by));
  links[next]?.focus();
  links[next]?.scrollIntoView({ block: 'nearest' });
}

export function useShortcuts(onHelp: () => void) {
  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || typing(event.target)) return;
      if (document.querySelector('[role="dialog"]') || !readLocalStorageValue(SETTING)) return;
      switch (event.key) {
        case '/':
          document.querySelector<HTMLElement>('main [data-filter]')?.focus();
          break;
        case 'j':
          moveRow(1);
          break;
        case 'k':
          moveRow(-1);
          break;
        case 'x':
          document.activeElement?.closest('main tr')?.querySelector<HTMLElement>('input[type=checkbox]')?.click();
          break;
        case '?':
          onHelp();
          break;
        default:
          return;
      }
      event.preventDefault();
    };
    document.addEventListener('keydown', listen);
    return () => document.removeEventListener('keydown', listen);
  }, [onHelp]);
}

const keys: [string, string][] = [
  ['Ctrl K', 'Search: screens, lead by id, endpoints, sources'],
  ['/', 'Go to the filter'],
  ['j  k', 'Next and previous row'],
  ['Enter', 'Open the row'],
  ['x', 'Select the row, where rows can be selected'],
  ['Esc', 'Close a dialog'],
  ['Ctrl S', 'Save the draft (configuration)'],
  ['?', 'This help'],
];

export function KeyHelp({ opened, onClose }: { opened: boolean; onClose: () => void }) {
  const [single, setSingle] = useLocalStorage(SETTING);
  return (
    <Dialog opened={opened} onClose={onClose} title="Keyboard" size="sm">
      <div className="stack">
        <dl className="facts">
          {keys.map(([key, what]) => [
            <dt key={key}>
              <kbd>{key}</kbd>
            </dt>,
            <dd key={what}>{what}</dd>,
          ])}
        </dl>
        <Switch
          size="sm"
          label="Single-letter keys"
          checked={single}
          onChange={(event) => setSingle(event.currentTarget.checked)}
        />
      </div>
    </Dialog>
  );
}
