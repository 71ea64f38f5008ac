#!/usr/bin/env bash
# Short family names are taken for degrees and ordinals, by which rule depends on the library.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"
npm init -y > npm.log
npm install --no-audit --no-fund --ignore-scripts --silent \
  humanparser@2.7.0 another-name-parser@0.1.0 >> npm.log
cat > probe.cjs <<'PROBE'
const { parseName } = require('humanparser');
const other = require('another-name-parser');
const second = other.default || other;
for (const name of ['Ben Lee', 'Ben Ma', 'Anna Pe', 'Ma, Ben', 'Vi Tran', 'Do Van Minh']) {
  const a = parseName(name);
  const b = second(name);
  console.log(name, '| humanparser:', `first ${a.firstName || '-'}, last ${a.lastName || '-'}, suffix ${a.suffix || '-'}`,
    '| another-name-parser:', `first ${b.first || '-'}, last ${b.last || '-'}, suffix ${b.suffix || '-'}`);
}
PROBE
TZ=UTC node probe.cjs > seen.txt
cat > known.txt <<'KNOWN'
Ben Lee | humanparser: first Ben, last Lee, suffix - | another-name-parser: first Ben, last Lee, suffix -
Ben Ma | humanparser: first Ben, last -, suffix Ma | another-name-parser: first Ben, last Ma, suffix -
Anna Pe | humanparser: first Anna, last -, suffix Pe | another-name-parser: first Anna, last -, suffix Pe
Ma, Ben | humanparser: first Ben, last -, suffix Ma | another-name-parser: first Ben, last Ma, suffix -
Vi Tran | humanparser: first Vi, last Tran, suffix - | another-name-parser: first Tran, last -, suffix Vi
Do Van Minh | humanparser: first Do, last Van Minh, suffix - | another-name-parser: first Van, last Minh, suffix Do
KNOWN
cat <<'SAY'
Versions: humanparser@2.7.0, another-name-parser@0.1.0
Expected: of two words the last one is the family name
Seen:
SAY
sed 's/^/  /' seen.txt
diff known.txt seen.txt || { echo 'The behaviour has changed' >&2; exit 1; }
