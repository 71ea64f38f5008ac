#!/usr/bin/env bash
# nach2 builds the trace numbers of an ACH file from the sender's identification, not from the originating bank.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"
npm init -y > npm.log
npm install --no-audit --no-fund --ignore-scripts --silent \
  nach2@0.5.1 >> npm.log
cat > probe.cjs <<'PROBE'
const nach = require('nach2');
const file = new nach.File({ immediateDestination: '081000032', immediateOrigin: '123456789',
  immediateDestinationName: 'Some Bank', immediateOriginName: 'Lead Buyer Inc', referenceCode: 'A1' });
const batch = new nach.Batch({ serviceClassCode: '220', companyName: 'Lead Buyer Inc', standardEntryClassCode: 'PPD',
  companyIdentification: '123456789', companyEntryDescription: 'LEADS', companyDescriptiveDate: 'MAY 4',
  effectiveEntryDate: new Date('2026-05-04T12:00:00Z'), originatingDFI: '081000032' });
for (const amount of ['12.50', '100.999'])
  batch.addEntry(new nach.Entry({ receivingDFI: '081000210', DFIAccount: '5654221', amount, idNumber: 'X1',
    individualName: 'Publisher', discretionaryData: 'A1', transactionCode: '22' }));
file.addBatch(batch);
file.generateFile((error, text) => {
  const lines = (text || error).split(/\r?\n/);
  for (const line of lines.filter((l) => l.startsWith('6'))) console.log('entry: amount', line.slice(29, 39), 'trace', line.slice(79, 94));
  console.log('batch: originating bank', lines.find((l) => l.startsWith('8')).slice(79, 87));
});
PROBE
TZ=UTC node probe.cjs > seen.txt
cat > known.txt <<'KNOWN'
entry: amount 0000001250 trace 123456780000000
entry: amount 0000010100 trace 123456780000001
batch: originating bank 08100003
KNOWN
cat <<'SAY'
Versions: nach2@0.5.1
Expected: a trace number begins with the originating bank of the batch (08100003) and counts from 1; 100.999 dollars are refused
Seen:
SAY
sed 's/^/  /' seen.txt
diff known.txt seen.txt || { echo 'The behaviour has changed' >&2; exit 1; }
