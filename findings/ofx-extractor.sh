#!/usr/bin/env bash
# ofx-data-extractor reads a statement only when each element has a line of its own.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"
npm init -y > npm.log
npm install --no-audit --no-fund --ignore-scripts --silent \
  ofx-data-extractor@1.5.0 ofx-js@1.1.1 >> npm.log
cat > probe.cjs <<'PROBE'
const { Ofx } = require('ofx-data-extractor');
const { parse } = require('ofx-js');
const head = 'OFXHEADER:100\nDATA:OFXSGML\nVERSION:102\nSECURITY:NONE\nENCODING:USASCII\nCHARSET:1252\nCOMPRESSION:NONE\nOLDFILEUID:NONE\nNEWFILEUID:NONE\n\n';
const body = ['<OFX>', '<BANKMSGSRSV1>', '<STMTTRNRS>', '<TRNUID>1', '<STMTRS>', '<CURDEF>USD', '<BANKACCTFROM>', '<BANKID>021000021', '<ACCTID>0001',
  '<ACCTTYPE>CHECKING', '</BANKACCTFROM>', '<BANKTRANLIST>', '<DTSTART>20260501', '<DTEND>20260531', '<STMTTRN>', '<TRNTYPE>CREDIT', '<DTPOSTED>20260504',
  '<TRNAMT>12.50', '<FITID>7', '<NAME>Smith &amp; Sons', '</STMTTRN>', '</BANKTRANLIST>', '</STMTRS>', '</STMTTRNRS>', '</BANKMSGSRSV1>', '</OFX>'];
(async () => {
  for (const [kind, text] of [['lines', head + body.join('\n') + '\n'], ['one line', head + body.join('') + '\n']]) {
    let seen;
    try { seen = JSON.stringify(new Ofx(text).toJson().OFX.BANKMSGSRSV1.STMTTRNRS.STMTRS.BANKTRANLIST); } catch (error) { seen = 'refused: ' + error.name; }
    console.log('ofx-data-extractor,', kind, '->', seen);
    try { seen = JSON.stringify((await parse(text)).OFX.BANKMSGSRSV1.STMTTRNRS.STMTRS.BANKTRANLIST); } catch (error) { seen = 'refused: ' + error.name; }
    console.log('ofx-js,', kind, '->', seen);
  }
})();
PROBE
TZ=UTC node probe.cjs > seen.txt
cat > known.txt <<'KNOWN'
ofx-data-extractor, lines -> {"DTSTART":"2026-05-01","DTEND":"2026-05-31","STRTTRN":[{"TRNTYPE":"CREDIT","DTPOSTED":"2026-05-04","TRNAMT":"12.50","FITID":"7","NAME":"Smith &amp; Sons"}]}
ofx-js, lines -> {"DTSTART":"20260501","DTEND":"20260531","STMTTRN":{"TRNTYPE":"CREDIT","DTPOSTED":"20260504","TRNAMT":"12.50","FITID":"7","NAME":"Smith & Sons"}}
ofx-data-extractor, one line -> refused: SyntaxError
ofx-js, one line -> {"DTSTART":"20260501","DTEND":"20260531","STMTTRN":{"TRNTYPE":"CREDIT","DTPOSTED":"20260504","TRNAMT":"12.50","FITID":"7","NAME":"Smith & Sons"}}
KNOWN
cat <<'SAY'
Versions: ofx-data-extractor@1.5.0, ofx-js@1.1.1
Expected: ends of line mean nothing in OFX; entities are decoded; the list is called STMTTRN as in the file
Seen:
SAY
sed 's/^/  /' seen.txt
diff known.txt seen.txt || { echo 'The behaviour has changed' >&2; exit 1; }
