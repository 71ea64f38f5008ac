#!/usr/bin/env bash
# A reader of rate-limit headers answers the current draft with NaN and milliseconds with the year 57884.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"
npm init -y > npm.log
npm install --no-audit --no-fund --ignore-scripts --silent \
  ratelimit-header-parser@0.1.0 >> npm.log
cat > probe.cjs <<'PROBE'
const { parseRateLimit } = require('ratelimit-header-parser');
const read = (headers) => parseRateLimit(new Headers(headers));
const draft = read({ RateLimit: '"default";r=5;t=30', 'RateLimit-Policy': '"default";q=100;w=60' });
console.log('current draft: limit', draft.limit, 'remaining', draft.remaining, '| is it used up?', draft.remaining <= 0, '| is some left?', draft.remaining > 0);
const older = read({ RateLimit: 'limit=100, remaining=5, reset=30' });
console.log('older draft: remaining', older.remaining);
const ms = read({ 'X-RateLimit-Limit': '100', 'X-RateLimit-Remaining': '0', 'X-RateLimit-Reset': '1764500000000' });
console.log('milliseconds:', ms.reset.toISOString());
console.log('Retry-After alone:', read({ 'Retry-After': '30' }));
PROBE
TZ=UTC node probe.cjs > seen.txt
cat > known.txt <<'KNOWN'
current draft: limit NaN remaining NaN | is it used up? false | is some left? false
older draft: remaining 5
milliseconds: +057884-10-11T16:53:20.000Z
Retry-After alone: undefined
KNOWN
cat <<'SAY'
Versions: ratelimit-header-parser@0.1.0
Expected: the form of the current draft is read or yields nothing at all; a reset in milliseconds is recognised
Seen:
SAY
sed 's/^/  /' seen.txt
diff known.txt seen.txt || { echo 'The behaviour has changed' >&2; exit 1; }
