// Writes the types of the calls in docs/contracts/http to src/api/generated, which is not committed.
import { mkdirSync, readFileSync, writeFileSync, existsSync } from 'node:fs';
import openapiTS, { astToString } from 'openapi-typescript';

const contracts = new URL('../../docs/contracts/http/', import.meta.url);
const generated = new URL('../src/api/generated/', import.meta.url);

// What the portal passes on of other services is described in its own contract too.
const files = { portal: 'admin/portal.yaml' };

mkdirSync(generated, { recursive: true });
for (const [name, file] of Object.entries(files)) {
  const types = astToString(await openapiTS(new URL(file, contracts)));
  const target = new URL(`${name}.ts`, generated);
  if (!existsSync(target) || readFileSync(target, 'utf8') !== types) writeFileSync(target, types);
}
