#!/usr/bin/env bash
# node-x12 writes separators that stand in the data as they are.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"
npm init -y > npm.log
npm install --no-audit --no-fund --ignore-scripts --silent \
  node-x12@1.7.1 >> npm.log
cat > probe.cjs <<'PROBE'
const { X12Interchange, X12Parser } = require('node-x12');
const all = new X12Interchange();
all.setHeader(['00', '', '00', '', 'ZZ', 'ACME', 'ZZ', 'BUYER', '260504', '1200', 'U', '00401', '1', '0', 'P', '>']);
const group = all.addFunctionalGroup();
group.setHeader(['IN', 'ACME', 'BUYER', '20260504', '1200', '1', 'X', '004010']);
const invoice = group.addTransaction();
invoice.setHeader(['810', '0001']);
invoice.addSegment('BIG', ['20260504', 'INV*7', '', 'PO~1']);
invoice.addSegment('TDS', ['1999']);
const text = all.toString();
console.log('written:', text.split('~').filter((s) => /^(BIG|1|TDS|SE)/.test(s)).join(' | '));
const read = new X12Parser(false).parse(text).functionalGroups[0].transactions[0];
console.log('read again:', read.segments.map((s) => `${s.tag}(${s.elements.map((e) => e.value).join(',')})`).join(' '));
try { new X12Parser(true).parse(text); console.log('strict reading: taken'); } catch (error) { console.log('strict reading:', error.message); }
PROBE
TZ=UTC node probe.cjs > seen.txt
cat > known.txt <<'KNOWN'
written: BIG*20260504*INV*7**PO | 1 | TDS*1999 | SE*4*0001
read again: BIG(20260504,INV,7,,PO) 1(PO) TDS(1999)
strict reading: X12 Standard: The value in SE01 (4) does not match the number of segments in the transaction (5).
KNOWN
cat <<'SAY'
Versions: node-x12@1.7.1
Expected: X12 knows no escape, so the writer refuses or replaces a separator in a value
Seen:
SAY
sed 's/^/  /' seen.txt
diff known.txt seen.txt || { echo 'The behaviour has changed' >&2; exit 1; }
