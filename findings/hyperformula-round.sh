#!/usr/bin/env bash
# HyperFormula rounds some halves of cents down where Excel rounds all up, and makes numbers of texts.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"
npm init -y > npm.log
npm install --no-audit --no-fund --ignore-scripts --silent \
  hyperformula@3.5.0 >> npm.log
cat > probe.cjs <<'PROBE'
const { HyperFormula } = require('hyperformula');
const values = HyperFormula.buildFromArray(
  [['=ROUND(1.005,2)', '=ROUND(0.285,2)', '=ROUND(2.675,2)', '=ROUND(1.115,2)', '=ROUND(-1.005,2)'], ['02134', '=LEN(A2)', '=A2="02134"']],
  { licenseKey: 'gpl-v3' }).getSheetValues(0);
console.log('ROUND of 1.005, 0.285, 2.675, 1.115, -1.005:', values[0].join(' '));
console.log('the text 02134, its length, whether it equals itself:', values[1].join(' '));
PROBE
TZ=UTC node probe.cjs > seen.txt
cat > known.txt <<'KNOWN'
ROUND of 1.005, 0.285, 2.675, 1.115, -1.005: 1 0.28 2.68 1.12 -1
the text 02134, its length, whether it equals itself: 2134 4 false
KNOWN
cat <<'SAY'
Versions: hyperformula@3.5.0
Expected: ROUND is that of Excel: 1.01 0.29 2.68 1.12 -1.01; a text "02134" stays one
Seen:
SAY
sed 's/^/  /' seen.txt
diff known.txt seen.txt || { echo 'The behaviour has changed' >&2; exit 1; }
