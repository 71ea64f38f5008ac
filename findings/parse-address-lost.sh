#!/usr/bin/env bash
# parse-address drops what makes an American address unique.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"
npm init -y > npm.log
npm install --no-audit --no-fund --ignore-scripts --silent \
  parse-address@1.1.2 >> npm.log
cat > probe.cjs <<'PROBE'
const { parseLocation } = require('parse-address');
for (const text of ['123 Oak St, Salem, OR 97301', '123 1/2 Oak St, Salem, OR 97301',
  '200 E Street NW, Washington, DC 20001', 'PSC 1234 Box 5678, APO, AE 09012'])
  console.log(text, '->', JSON.stringify(parseLocation(text)));
PROBE
TZ=UTC node probe.cjs > seen.txt
cat > known.txt <<'KNOWN'
123 Oak St, Salem, OR 97301 -> {"number":"123","street":"Oak","type":"St","city":"Salem","state":"OR","zip":"97301"}
123 1/2 Oak St, Salem, OR 97301 -> {"number":"123","street":"Oak","type":"St","city":"Salem","state":"OR","zip":"97301"}
200 E Street NW, Washington, DC 20001 -> {"number":"200","prefix":"E","street":"Street","suffix":"NW","city":"Washington","state":"DC","zip":"20001"}
PSC 1234 Box 5678, APO, AE 09012 -> {"street":"PSC"}
KNOWN
cat <<'SAY'
Versions: parse-address@1.1.2
Expected: the half of a house number, a street named by one letter and a military address are kept or nothing is returned
Seen:
SAY
sed 's/^/  /' seen.txt
diff known.txt seen.txt || { echo 'The behaviour has changed' >&2; exit 1; }
