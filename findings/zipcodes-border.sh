#!/usr/bin/env bash
# A radius round an American ZIP brings Canadian postal areas, and spells their provinces another way.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"
npm init -y > npm.log
npm install --no-audit --no-fund --ignore-scripts --silent \
  zipcodes@8.0.0 >> npm.log
cat > probe.cjs <<'PROBE'
const zipcodes = require('zipcodes');
const near = zipcodes.radius('48226', 5, true);
const abroad = near.filter((p) => p.country !== 'US');
console.log('5 miles round Detroit 48226:', near.length, 'places, of them abroad', abroad.map((p) => p.zip).sort().join(' '));
console.log('state of 48226:', zipcodes.lookup('48226').state, 'of N9A:', zipcodes.lookup('N9A 1A1').state);
for (const city of ['Saint Louis', 'St. Louis', 'St Louis'])
  console.log(city, 'MO has', zipcodes.lookupByName(city, 'MO').length, 'ZIPs');
console.log('lower case k1a0b1:', zipcodes.lookup('k1a0b1') === undefined ? 'unknown' : 'known');
console.log('30303-1234:', zipcodes.lookup('30303-1234') === undefined ? 'unknown' : 'known');
PROBE
TZ=UTC node probe.cjs > seen.txt
cat > known.txt <<'KNOWN'
5 miles round Detroit 48226: 33 places, of them abroad N8S N8T N8W N8X N8Y N9A N9B N9C N9E
state of 48226: MI of N9A: Ontario
Saint Louis MO has 69 ZIPs
St. Louis MO has 0 ZIPs
St Louis MO has 0 ZIPs
lower case k1a0b1: unknown
30303-1234: unknown
KNOWN
cat <<'SAY'
Versions: zipcodes@8.0.0
Expected: a radius round a ZIP gives ZIPs; a state is always two letters; a city is found by its usual spelling
Seen:
SAY
sed 's/^/  /' seen.txt
diff known.txt seen.txt || { echo 'The behaviour has changed' >&2; exit 1; }
