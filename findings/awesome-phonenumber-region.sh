#!/usr/bin/env bash
# awesome-phonenumber gives the region that was asked for, not the region of the number.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"
npm init -y > npm.log
npm install --no-audit --no-fund --ignore-scripts --silent \
  awesome-phonenumber@7.8.0 google-libphonenumber@3.2.47 >> npm.log
cat > probe.cjs <<'PROBE'
const { parsePhoneNumber } = require('awesome-phonenumber');
const util = require('google-libphonenumber').PhoneNumberUtil.getInstance();
for (const [text, regionCode] of [['+14165550123', 'US'], ['4165550123', 'US'], ['8765550123', 'US'], ['7872345678', 'US'],
  ['011442079460000', 'US'], ['2125551212', 'CA']]) {
  const p = parsePhoneNumber(text, { regionCode });
  console.log(`${text} asked as ${regionCode}: ${p.number.e164} valid ${p.valid}, region ${p.regionCode}, country code ${p.countryCode};`,
    'google-libphonenumber:', util.getRegionCodeForNumber(util.parse(text, regionCode)));
}
PROBE
TZ=UTC node probe.cjs > seen.txt
cat > known.txt <<'KNOWN'
+14165550123 asked as US: +14165550123 valid true, region CA, country code 1; google-libphonenumber: CA
4165550123 asked as US: +14165550123 valid true, region US, country code 1; google-libphonenumber: CA
8765550123 asked as US: +18765550123 valid true, region US, country code 1; google-libphonenumber: JM
7872345678 asked as US: +17872345678 valid true, region US, country code 1; google-libphonenumber: PR
011442079460000 asked as US: +442079460000 valid true, region US, country code 1; google-libphonenumber: GB
2125551212 asked as CA: +12125551212 valid true, region CA, country code 1; google-libphonenumber: US
KNOWN
cat <<'SAY'
Versions: awesome-phonenumber@7.8.0, google-libphonenumber@3.2.47
Expected: a Toronto, Kingston or London number is Canadian, Jamaican or British, in whatever spelling it came
Seen:
SAY
sed 's/^/  /' seen.txt
diff known.txt seen.txt || { echo 'The behaviour has changed' >&2; exit 1; }
