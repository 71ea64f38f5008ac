#!/usr/bin/env bash
# mailcheck proposes a stranger's address to people whose provider is real.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"
npm init -y > npm.log
npm install --no-audit --no-fund --ignore-scripts --silent \
  mailcheck@1.1.1 >> npm.log
cat > probe.cjs <<'PROBE'
const mailcheck = require('mailcheck');
for (const domain of ['gmial.com', 'q.com', 'pm.me', 'proton.me', 'hey.com', 'email.com', 'gmail.de', 'company.io', 'cox.net'])
  mailcheck.run({ email: `jane@${domain}`, suggested: (s) => console.log(domain, '-> did you mean', s.domain), empty: () => console.log(domain, '-> nothing') });
PROBE
TZ=UTC node probe.cjs > seen.txt
cat > known.txt <<'KNOWN'
gmial.com -> did you mean gmail.com
q.com -> did you mean qq.com
pm.me -> did you mean gmx.de
proton.me -> did you mean proton.de
hey.com -> did you mean sky.com
email.com -> did you mean gmail.com
gmail.de -> did you mean mail.de
company.io -> did you mean company.it
cox.net -> nothing
KNOWN
cat <<'SAY'
Versions: mailcheck@1.1.1
Expected: a suggestion comes for a slip of the finger only, not for domains in daily use
Seen:
SAY
sed 's/^/  /' seen.txt
diff known.txt seen.txt || { echo 'The behaviour has changed' >&2; exit 1; }
