#!/usr/bin/env bash
# With a ZIP+4 parse-address-string loses the city or the state.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"
npm init -y > npm.log
npm install --no-audit --no-fund --ignore-scripts --silent \
  parse-address-string@0.0.3 >> npm.log
cat > probe.cjs <<'PROBE'
const parse = require('parse-address-string');
for (const text of ['1 Park Ave, New York, NY 10003', '1 Park Ave, New York, NY 10003-1234',
  '9 Elm St, Washington, DC 20001-2222', '500 Main St, Albany, NY 12207-1234'])
  parse(text, (error, a) => console.log(text, '->', `city ${a.city}, state ${a.state}, ZIP ${a.postal_code}`));
PROBE
TZ=UTC node probe.cjs > seen.txt
cat > known.txt <<'KNOWN'
1 Park Ave, New York, NY 10003 -> city New York, state NY, ZIP 10003
1 Park Ave, New York, NY 10003-1234 -> city null, state New York, ZIP 10003
9 Elm St, Washington, DC 20001-2222 -> city null, state Washington, ZIP 20001
500 Main St, Albany, NY 12207-1234 -> city Albany, state null, ZIP 12207
KNOWN
cat <<'SAY'
Versions: parse-address-string@0.0.3
Expected: four more digits of a ZIP change nothing but the ZIP
Seen:
SAY
sed 's/^/  /' seen.txt
diff known.txt seen.txt || { echo 'The behaviour has changed' >&2; exit 1; }
