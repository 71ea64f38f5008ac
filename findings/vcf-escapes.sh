#!/usr/bin/env bash
# The vcf package leaves escapes in the values and cuts a name at an escaped semicolon; ical.js does not.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"
npm init -y > npm.log
npm install --no-audit --no-fund --ignore-scripts --silent \
  vcf@2.1.2 ical.js@2.2.1 >> npm.log
cat > probe.cjs <<'PROBE'
const vCard = require('vcf');
const loaded = require('ical.js');
const ICAL = loaded.default || loaded;
const lines = ['BEGIN:VCARD', 'VERSION:3.0', 'FN:Doe\\, Jane', 'N:Doe\\, Jr;Jane\\; Ann;;;',
  'ADR:;;1 Main St\\, Apt 2;Boston;MA;02134;US', 'NOTE:call\\nlater', 'END:VCARD', ''];
const text = lines.join('\r\n');
const pick = (jcard) => jcard[1].filter((p) => p[0] !== 'version').map((p) => `${p[0]}=${JSON.stringify(p[3])}`).join(' ');
console.log('vcf', pick(new vCard().parse(text).toJSON()));
console.log('ical.js', pick(ICAL.parse(text)));
const old = 'BEGIN:VCARD\r\nVERSION:2.1\r\nFN;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:Jos=C3=A9\r\nEND:VCARD\r\n';
console.log('vcf 2.1', pick(new vCard().parse(old).toJSON()));
PROBE
TZ=UTC node probe.cjs > seen.txt
cat > known.txt <<'KNOWN'
vcf fn="Doe\\, Jane" n=["Doe\\, Jr","Jane\\"," Ann","","",""] adr=["","","1 Main St\\, Apt 2","Boston","MA","02134","US"] note="call\\nlater"
ical.js fn="Doe, Jane" n=["Doe, Jr","Jane; Ann","","",""] adr=["","","1 Main St, Apt 2","Boston","MA","02134","US"] note="call\nlater"
vcf 2.1 fn="Jos=C3=A9"
KNOWN
cat <<'SAY'
Versions: vcf@2.1.2, ical.js@2.2.1
Expected: a parser of vCards takes escapes and quoted-printable off
Seen:
SAY
sed 's/^/  /' seen.txt
diff known.txt seen.txt || { echo 'The behaviour has changed' >&2; exit 1; }
