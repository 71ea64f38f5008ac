#!/usr/bin/env bash
# mt940js takes the year of the entry date from the value date: a booking over the turn of the year is entered a year too early or too late.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"
npm init -y > npm.log
npm install --no-audit --no-fund --ignore-scripts --silent \
  mt940js@1.3.5 >> npm.log
cat > probe.cjs <<'PROBE'
const { Parser } = require('mt940js');
const statement = [':20:START', ':25:12345678/0123456789', ':28C:00001/001', ':60F:C251230USD100,00',
  ':61:2512301231C12,NTRFNONREF//A1', ':86:Leads of December', ':61:2512310102C7,NTRFNONREF//A2', ':86:Leads at the end of the year',
  ':61:2601021231C5,NTRFNONREF//A3', ':86:Entered before its value date', ':62F:C260102USD124,00', '-'].join('\r\n');
const day = (date) => date.toISOString().slice(0, 10);
for (const booking of new Parser().parse(statement)[0].transactions)
  console.log('value date ' + day(booking.date) + ', entered ' + day(booking.entryDate) + ', ' + booking.amount);
PROBE
TZ=UTC node probe.cjs > seen.txt
cat > known.txt <<'KNOWN'
value date 2025-12-30, entered 2025-12-31, 12
value date 2025-12-31, entered 2025-01-02, 7
value date 2026-01-02, entered 2026-12-31, 5
KNOWN
cat <<'SAY'
Versions: mt940js@1.3.5
Expected: entered 2025-12-31, then 2026-01-02, then 2025-12-31: the year nearest to the value date
Seen:
SAY
sed 's/^/  /' seen.txt
diff known.txt seen.txt || { echo 'The behaviour has changed' >&2; exit 1; }
