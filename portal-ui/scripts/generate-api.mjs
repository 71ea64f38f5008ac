// Writes the types of the calls in docs/contracts/http to src/api/generated, which is not committed.
import { mkdirSync, readFileSync, writeFileSync, existsSync } from 'node:fs';
import openapiTS, { astToString } from 'openapi-typescript';

const contracts = new URL('../../docs/contracts/http/', import.meta.url);
const generated = new URL('../src/api/generated/', import.meta.url);

// The portal passes some answers of these services on as they are.
const files = {
  portal: 'admin/portal.yaml',
  intake: 'internal/intake.yaml',
  routing: 'internal/routing.yaml',
  delivery: 'internal/delivery.yaml',
  reconciliation: 'internal/reconciliation.yaml',
};

mkdirSync(generated, { recursive: true });
for (const [name, file] of Object.entries(files)) {
  const types = astToString(await openapiTS(new URL(file, contracts)));
  const target = new URL(`${name}.ts`, generated);
  if (!existsSync(target) || readFileSync(target, 'utf8') !== types) writeFileSync(target, types);
}
