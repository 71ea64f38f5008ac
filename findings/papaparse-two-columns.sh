#!/usr/bin/env bash
# Papa Parse does not recognise the separator of a short list with two columns when its last line ends as lines do.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"
npm init -y > npm.log
npm install --no-audit --no-fund --ignore-scripts --silent \
  papaparse@5.7.1 >> npm.log
cat > probe.cjs <<'PROBE'
const Papa = require('papaparse');
const guess = (text, more) => JSON.stringify(Papa.parse(text, { header: true, ...more }).meta.delimiter);
const rows = (n) => 'name;phone\n' + 'Jane;2015550123\n'.repeat(n);
console.log('2 columns, no final end of line:', guess(rows(1).trim()));
for (const n of [1, 5, 7, 8, 9, 20]) console.log('2 columns,', n, 'leads:', guess(rows(n)));
console.log('2 columns, tabs:', guess('name\tphone\nJane\t2015550123\n'));
console.log('2 columns, skipEmptyLines:', guess(rows(1), { skipEmptyLines: true }));
console.log('3 columns:', guess('name;phone;zip\nJane;2015550123;02134\n'));
console.log('fields seen:', JSON.stringify(Papa.parse(rows(5), { header: true }).meta.fields));
PROBE
TZ=UTC node probe.cjs > seen.txt
cat > known.txt <<'KNOWN'
2 columns, no final end of line: ";"
2 columns, 1 leads: ","
2 columns, 5 leads: ","
2 columns, 7 leads: ","
2 columns, 8 leads: ","
2 columns, 9 leads: ";"
2 columns, 20 leads: ";"
2 columns, tabs: ","
2 columns, skipEmptyLines: ";"
3 columns: ";"
fields seen: ["name;phone"]
KNOWN
cat <<'SAY'
Versions: papaparse@5.7.1
Expected: a final end of line has no part in guessing the separator
Seen:
SAY
sed 's/^/  /' seen.txt
diff known.txt seen.txt || { echo 'The behaviour has changed' >&2; exit 1; }
