import { useImperativeHandle, useMemo, useRef, type RefObject } from 'react';

export interface EditorHandle {
  jump: (line: number, column?: number) => void;
}

const LINE = 18;
const PADDING = 8;

interface Props {
  value: string;
  onChange: (text: string) => void;
  handle: RefObject<EditorHandle | null>;
  readOnly?: boolean;
}

/** A plain text area with line numbers: paste, undo, search and screen readers work as everywhere. */
export function YamlEditor({ value, onChange, handle, readOnly }: Props) {
  const area = useRef<HTMLTextAreaElement>(null);
  const gutter = useRef<HTMLPreElement>(null);
  const lines = useMemo(() => value.split('\n').length, [value]);
  const numbers = useMemo(() => Array.from({ length: lines }, (_, i) => i + 1).join('\n'), [lines]);

  useImperativeHandle(
    handle,
    () => ({
      jump: (line, column) => {
        const text = area.current;
        if (!text) return;
        const rows = text.value.split('\n');
        const start = rows.slice(0, line - 1).reduce((sum, row) => sum + row.length + 1, 0);
        text.focus();
        text.setSelectionRange(
          start + Math.min((column ?? 1) - 1, rows[line - 1]?.length ?? 0),
          start + (rows[line - 1]?.length ?? 0),
        );
        text.scrollTop = Math.max(0, (line - 1) * LINE - text.clientHeight / 3);
        text.scrollLeft = 0;
      },
    }),
    [],
  );

  return (
    <div className="editor">
      <pre ref={gutter} aria-hidden style={{ paddingBottom: PADDING + 20 }}>
        {numbers}
      </pre>
      <textarea
        ref={area}
        value={value}
        aria-label="Configuration as YAML"
        data-filter
        spellCheck={false}
        autoComplete="off"
        autoCapitalize="off"
        wrap="off"
        readOnly={readOnly}
        onChange={(event) => onChange(event.currentTarget.value)}
        onScroll={(event) => {
          if (gutter.current) gutter.current.scrollTop = event.currentTarget.scrollTop;
        }}
      />
    </div>
  );
}
