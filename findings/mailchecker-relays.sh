#!/usr/bin/env bash
# Lists of throw-away domains hold the relay addresses of people who can be reached, some of them.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"
npm init -y > npm.log
npm install --no-audit --no-fund --ignore-scripts --silent \
  mailchecker@6.0.21 disposable-email-domains@1.0.62 >> npm.log
cat > probe.cjs <<'PROBE'
const mailchecker = require('mailchecker');
const list = new Set(require('disposable-email-domains'));
for (const domain of ['gmail.com', 'privaterelay.appleid.com', 'duck.com', 'mozmail.com', 'simplelogin.com', 'passmail.net', 'fastmail.com'])
  console.log(domain, '| mailchecker:', mailchecker.isValid(`jane@${domain}`) ? 'taken' : 'refused', '| disposable-email-domains:', list.has(domain) ? 'listed' : 'not listed');
PROBE
TZ=UTC node probe.cjs > seen.txt
cat > known.txt <<'KNOWN'
gmail.com | mailchecker: taken | disposable-email-domains: not listed
privaterelay.appleid.com | mailchecker: taken | disposable-email-domains: not listed
duck.com | mailchecker: refused | disposable-email-domains: not listed
mozmail.com | mailchecker: refused | disposable-email-domains: not listed
simplelogin.com | mailchecker: refused | disposable-email-domains: not listed
passmail.net | mailchecker: refused | disposable-email-domains: not listed
fastmail.com | mailchecker: taken | disposable-email-domains: not listed
KNOWN
cat <<'SAY'
Versions: mailchecker@6.0.21, disposable-email-domains@1.0.62
Expected: relays of mail providers are lasting addresses; all or none of them count as throw-away, in every list
Seen:
SAY
sed 's/^/  /' seen.txt
diff known.txt seen.txt || { echo 'The behaviour has changed' >&2; exit 1; }
