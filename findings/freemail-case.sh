#!/usr/bin/env bash
# A lead vendor's list of free mail providers minds capitals and hardly knows Canada.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"
npm init -y > npm.log
npm install --no-audit --no-fund --ignore-scripts --silent \
  @activeprospect/freemail@1.5.2 >> npm.log
cat > probe.cjs <<'PROBE'
const { isFree } = require('@activeprospect/freemail');
for (const domain of ['gmail.com', 'GMAIL.com', 'Gmail.com', 'bell.net', 'rogers.com', 'shaw.ca', 'telus.net', 'sympatico.ca', 'proton.me', 'hey.com', 'comcast.net', 'spectrum.net'])
  console.log(domain, isFree(`jane@${domain}`) ? 'free' : 'not free');
PROBE
TZ=UTC node probe.cjs > seen.txt
cat > known.txt <<'KNOWN'
gmail.com free
GMAIL.com not free
Gmail.com not free
bell.net free
rogers.com not free
shaw.ca not free
telus.net not free
sympatico.ca not free
proton.me not free
hey.com not free
comcast.net free
spectrum.net not free
KNOWN
cat <<'SAY'
Versions: @activeprospect/freemail@1.5.2
Expected: GMAIL.com is gmail.com, and the mail of the great Canadian providers is no company address
Seen:
SAY
sed 's/^/  /' seen.txt
diff known.txt seen.txt || { echo 'The behaviour has changed' >&2; exit 1; }
