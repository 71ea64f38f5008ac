#!/usr/bin/env bash
# The package phone takes numbers that cannot exist and refuses numbers that do.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"
npm init -y > npm.log
npm install --no-audit --no-fund --ignore-scripts --silent \
  phone@3.1.72 google-libphonenumber@3.2.47 >> npm.log
cat > probe.cjs <<'PROBE'
const { phone } = require('phone');
const util = require('google-libphonenumber').PhoneNumberUtil.getInstance();
for (const text of ['201-555-0123', '201-055-0123', '201-155-0123', '671-234-5678', '670-234-5678', '787-234-5678', '201-555-0123 x5']) {
  const p = phone(text, { country: 'US' });
  console.log(text, '| phone:', p.isValid ? `valid ${p.phoneNumber}` : 'refused',
    '| google-libphonenumber:', util.isValidNumber(util.parse(text, 'US')) ? 'valid' : 'refused');
}
PROBE
TZ=UTC node probe.cjs > seen.txt
cat > known.txt <<'KNOWN'
201-555-0123 | phone: valid +12015550123 | google-libphonenumber: valid
201-055-0123 | phone: valid +12010550123 | google-libphonenumber: refused
201-155-0123 | phone: valid +12011550123 | google-libphonenumber: refused
671-234-5678 | phone: refused | google-libphonenumber: valid
670-234-5678 | phone: refused | google-libphonenumber: valid
787-234-5678 | phone: valid +17872345678 | google-libphonenumber: valid
201-555-0123 x5 | phone: refused | google-libphonenumber: valid
KNOWN
cat <<'SAY'
Versions: phone@3.1.72, google-libphonenumber@3.2.47
Expected: an exchange never begins with 0 or 1; Guam and the Northern Marianas are as American as Puerto Rico; an extension is set aside
Seen:
SAY
sed 's/^/  /' seen.txt
diff known.txt seen.txt || { echo 'The behaviour has changed' >&2; exit 1; }
