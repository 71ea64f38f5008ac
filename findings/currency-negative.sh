#!/usr/bin/env bash
# In currency.js a credit is not the mirror of its charge.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"
npm init -y > npm.log
npm install --no-audit --no-fund --ignore-scripts --silent \
  currency.js@2.0.4 >> npm.log
cat > probe.cjs <<'PROBE'
const currency = require('currency.js');
for (const text of ['1.005', '0.125', '10.555'])
  console.log(`charge ${currency(text)} credit ${currency('-' + text)} sum ${currency(text).add(currency('-' + text))}`);
console.log('half of 0.05:', String(currency(0.05).multiply(0.5)), 'of -0.05:', String(currency(-0.05).multiply(0.5)));
PROBE
TZ=UTC node probe.cjs > seen.txt
cat > known.txt <<'KNOWN'
charge 1.01 credit -1.00 sum 0.01
charge 0.13 credit -0.12 sum 0.01
charge 10.56 credit -10.55 sum 0.01
half of 0.05: 0.03 of -0.05: -0.02
KNOWN
cat <<'SAY'
Versions: currency.js@2.0.4
Expected: charge and credit of one amount cancel out
Seen:
SAY
sed 's/^/  /' seen.txt
diff known.txt seen.txt || { echo 'The behaviour has changed' >&2; exit 1; }
