#!/usr/bin/env bash
# ExcelJS writes a cell that Excel made a link as mailto: into CSV, and a formatted text as JSON.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"
npm init -y > npm.log
npm install --no-audit --no-fund --ignore-scripts --silent \
  exceljs@4.4.0 >> npm.log
cat > probe.cjs <<'PROBE'
const ExcelJS = require('exceljs');
(async () => {
  const book = new ExcelJS.Workbook();
  const sheet = book.addWorksheet('Leads');
  sheet.addRow(['email', 'name', 'zip', 'site']);
  sheet.addRow([
    { text: 'jane@example.com', hyperlink: 'mailto:jane@example.com' },
    { richText: [{ text: 'Jane ' }, { font: { bold: true }, text: 'Doe' }] },
    2134,
    { text: 'Our shop', hyperlink: 'https://shop.example.com/' },
  ]);
  sheet.getCell('C2').numFmt = '00000';
  const again = new ExcelJS.Workbook();
  await again.xlsx.load(await book.xlsx.writeBuffer());
  const cells = [1, 2, 3, 4].map((n) => again.worksheets[0].getRow(2).getCell(n).text);
  console.log('shown:', cells.join(' | '));
  console.log('as CSV:', (await again.csv.writeBuffer()).toString().split(/\r?\n/)[1]);
})();
PROBE
TZ=UTC node probe.cjs > seen.txt
cat > known.txt <<'KNOWN'
shown: jane@example.com | Jane Doe | 2134 | Our shop
as CSV: mailto:jane@example.com,"{""richText"":[{""text"":""Jane ""},{""font"":{""bold"":true},""text"":""Doe""}]}",2134,https://shop.example.com/
KNOWN
cat <<'SAY'
Versions: exceljs@4.4.0
Expected: CSV holds what the cell shows
Seen:
SAY
sed 's/^/  /' seen.txt
diff known.txt seen.txt || { echo 'The behaviour has changed' >&2; exit 1; }
