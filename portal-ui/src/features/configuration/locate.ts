/** The keys and indices of a path such as `vendors[0].sources[1].caps` or `/vendors/0/sources/1`. */
export function segments(path: string): (string | number)[] {
  if (path.startsWith('/')) {
    return path
      .slice(1)
      .split('/')
      .map((part) => (/^\d+$/.test(part) ? Number(part) : part.replaceAll('~1', '/').replaceAll('~0', '~')));
  }
  return [...path.matchAll(/\[(\d+)\]|\["?([^\]"]*)"?\]|([^.[\]]+)/g)].map((match) =>
    match[1] === undefined ? (match[2] ?? match[3] ?? '') : Number(match[1]),
  );
}

interface Line {
  number: number;
  indent: number;
  text: string;
}

function meaningful(yaml: string): Line[] {
  return yaml.split('\n').flatMap((raw, i) => {
    const text = raw.trimStart();
    return text === '' || text.startsWith('#') ? [] : [{ number: i + 1, indent: raw.length - text.length, text }];
  });
}

/** A `- key: value` line is an item at its dash and, shifted, a key of the mapping inside. */
function inside(line: Line): Line {
  const dash = /^-\s+/.exec(line.text);
  return dash
    ? { number: line.number, indent: line.indent + dash[0].length, text: line.text.slice(dash[0].length) }
    : line;
}

const isKey = (line: Line, key: string) =>
  new RegExp(`^["']?${key.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}["']?\\s*:(\\s|$)`).test(line.text);

/** The lines that belong below the line at `start`: deeper ones, and items of a sequence written at the same depth. */
function block(lines: Line[], start: number): Line[] {
  const head = lines[start];
  if (!head) return [];
  const rest = lines.slice(start + 1);
  const end = rest.findIndex(
    (line) => line.indent < head.indent || (line.indent === head.indent && !line.text.startsWith('-')),
  );
  return end < 0 ? rest : rest.slice(0, end);
}

interface Finding {
  path: string;
  detail: string;
  line?: number | null;
  column?: number | null;
}
interface Position {
  line: number;
  column: number | undefined;
}

/** "Line 76, column 4: …", as whoever reads the text says it. */
const SAID = /\bline (\d+)(?:,? column (\d+))?/i;

/**
 * Where in the text a finding stands: where it says itself, which for a text that cannot be read is the only way, else
 * where its path leads. Undefined for what is about the whole document: no line is better than a wrong one.
 */
export function positionOf(yaml: string, finding: Finding): Position | undefined {
  if (finding.line) return { line: finding.line, column: finding.column ?? undefined };
  const said = SAID.exec(finding.path) ?? (finding.path === '' ? SAID.exec(finding.detail) : null);
  if (said) return { line: Number(said[1]), column: said[2] === undefined ? undefined : Number(said[2]) };
  return segments(finding.path).length === 0 ? undefined : { line: lineOf(yaml, finding.path), column: undefined };
}

/** What the finding says beside its place, which is said before it. */
export const saidOf = (detail: string): string => {
  const bare = detail.replace(/^line \d+(?:,? column \d+)?:\s*/i, '');
  return bare.charAt(0).toUpperCase() + bare.slice(1);
};

/**
 * The line (from 1) of the YAML text that a finding's path means, or of its nearest ancestor when the value stands
 * inside a flow mapping. Block style only, which is what the portal writes.
 */
export function lineOf(yaml: string, path: string): number {
  let lines = meaningful(yaml);
  let found = lines[0]?.number ?? 1;
  for (const segment of segments(path)) {
    if (lines.length === 0) return found;
    const depth = Math.min(...lines.map((line) => line.indent));
    if (typeof segment === 'number') {
      const starts = lines.flatMap((line, i) => (line.indent === depth && line.text.startsWith('-') ? [i] : []));
      const start = starts[segment];
      const first = start === undefined ? undefined : lines[start];
      if (start === undefined || !first) return found;
      found = first.number;
      lines = [inside(first), ...lines.slice(start + 1, starts[segment + 1] ?? lines.length)];
    } else {
      const at = lines.findIndex((line) => line.indent === depth && isKey(line, segment));
      const head = lines[at];
      if (!head) return found;
      found = head.number;
      lines = block(lines, at);
    }
  }
  return found;
}
