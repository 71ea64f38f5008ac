import { spawnSync } from 'node:child_process';
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { expect, test } from 'vitest';

const forbidden = [
  ['src/features/leads/LeadsPage.tsx', '@/features/holds/labels'],
  ['src/features/leads/LeadsPage.tsx', '../holds/labels'],
  ['src/features/leads/detail/Checks.tsx', '../../holds/labels'],
  ['src/features/leads/LeadsPage.tsx', '@/shell/Shell'],
  ['src/features/leads/LeadsPage.tsx', '@/portals/router'],
  ['src/components/DataTable.tsx', '@/features/leads/filters'],
  ['src/components/pause/PauseButton.tsx', '@/shell/Shell'],
  ['src/components/pause/PauseButton.tsx', '../../features/leads/filters'],
  ['src/session/session.ts', '@/components/page'],
  ['src/routing/feature.ts', '@/components/page'],
  ['src/api/client.ts', '@/session/session'],
  ['src/api/client.ts', '../components/page'],
  ['src/shell/Shell.tsx', '@/features/leads/route'],
  ['src/features/leads/LeadsPage.tsx', '@/api/client', 'call'],
  ['src/features/leads/detail/Checks.tsx', '@/api/client', 'get'],
  ['src/shell/Shell.tsx', '@/api/client', 'call'],
];
const allowed = [
  ['src/features/leads/LeadsPage.tsx', './filters'],
  ['src/features/leads/LeadsPage.tsx', '@/api/client', 'ApiError'],
  ['src/features/leads/api.ts', '@/api/client', 'call'],
  ['src/features/leads/detail/Checks.tsx', '../api'],
  ['src/features/leads/LeadsPage.tsx', '@/components/page'],
  ['src/components/pause/PauseButton.tsx', '../page'],
  ['src/components/pause/PauseButton.tsx', '@/session/session'],
  ['src/shell/Shell.tsx', '@/routing/feature'],
  ['src/portals/admin.ts', '@/features/leads/route'],
];

interface Finding {
  code: string;
  filename: string;
}

/** The files of which the project's own lint says that they import what they may not; each file imports one thing. */
function refusedBy(config: string, imports: string[][]): Set<string> {
  const project = mkdtempSync(join(tmpdir(), 'headgate-boundaries-'));
  copyFileSync(config, join(project, config));
  imports.forEach(([file = '', imported = '', name = 'something'], i) => {
    const path = join(project, named(file, i));
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, `import { ${name} } from '${imported}';\n\nexport const used = ${name};\n`);
  });
  const { stdout } = spawnSync(resolve('node_modules/.bin/oxlint'), ['--format=json'], {
    cwd: project,
    encoding: 'utf8',
  });
  rmSync(project, { recursive: true });
  const { diagnostics } = JSON.parse(stdout) as { diagnostics: Finding[] };
  return new Set(
    diagnostics.filter(({ code }) => code.includes('no-restricted-imports')).map(({ filename }) => filename),
  );
}

/** Each case in a file of its own: the same file in another feature, or beside its namesakes. */
const named = (file: string, i: number) =>
  file.includes('/leads/') ? file.replace('/leads/', `/leads${i}/`) : file.replace(/\.tsx?$/, `${i}$&`);

test('the lint refuses every import that points upwards or into another feature, and no other', () => {
  const imports = [...forbidden, ...allowed];
  const refused = refusedBy('.oxlintrc.json', imports);

  const wrong = imports.filter(([file = ''], i) => refused.has(named(file, i)) !== i < forbidden.length);
  expect(wrong).toEqual([]);
});
