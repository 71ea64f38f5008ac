/** What the copying needs of a browser; told apart so that every way can be tried without one. */
export interface Clipboards {
  /** The clipboard of pages served over https or from localhost; missing on plain http. */
  write: ((text: string) => Promise<void>) | undefined;
  /** The old way: selects the text in a field and asks the browser to copy the selection. */
  copySelection: (text: string) => boolean;
}

/** Puts the text on the clipboard by whichever way the browser allows here; false when none does. */
export async function copyBy(text: string, { write, copySelection }: Clipboards): Promise<boolean> {
  if (write) {
    try {
      await write(text);
      return true;
    } catch {
      // Forbidden by a policy or by the reader: the old way may still be open.
    }
  }
  try {
    return copySelection(text);
  } catch {
    return false;
  }
}

/** Copies by way of a field beside the button: a dialog keeps the focus inside, so the field must stand there too. */
function copySelectionBeside(near: HTMLElement) {
  return (text: string): boolean => {
    const before = document.activeElement;
    const field = document.createElement('textarea');
    field.value = text;
    field.readOnly = true;
    field.className = 'copy-field';
    near.after(field);
    try {
      field.select();
      return document.execCommand('copy');
    } finally {
      field.remove();
      if (before instanceof HTMLElement) before.focus();
    }
  };
}

/** Copies on a click of the button; false when the reader has to do it by hand. */
export function copyText(text: string, button: HTMLElement): Promise<boolean> {
  const clipboard = navigator.clipboard as Clipboard | undefined;
  return copyBy(text, {
    write: clipboard && ((value) => clipboard.writeText(value)),
    copySelection: copySelectionBeside(button),
  });
}
