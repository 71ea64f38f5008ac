#!/usr/bin/env bash
# In a mapping of node-x12 an absent element that stands after the line items comes out as the name of its query.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"
npm init -y > npm.log
npm install --no-audit --no-fund --ignore-scripts --silent \
  node-x12@1.7.1 >> npm.log
cat > probe.cjs <<'PROBE'
const { X12Parser, X12TransactionMap } = require('node-x12');
const text = 'ISA*00*          *00*          *ZZ*ACME           *ZZ*BUYER          *260504*1200*U*00401*000000001*0*P*>~\n'
  + 'GS*IN*ACME*BUYER*20260504*1200*1*X*004010~\nST*810*0001~\nBIG*20260504*INV7~\nIT1*1*2*EA*10.00~\nIT1*2*1*EA*5.00~\nTDS*2500~\nSE*6*0001~\nGE*1*1~\nIEA*1*000000001~\n';
const invoice = new X12Parser(true).parse(text).functionalGroups[0].transactions[0];
const map = (fields) => JSON.stringify(new X12TransactionMap(fields, invoice).toObject());
console.log('before the items:', map({ reference: 'REF02', price: 'FOREACH(IT1)=>IT104' }));
console.log('after the items:', map({ price: 'FOREACH(IT1)=>IT104', reference: 'REF02', order: 'BIG04', total: 'TDS01' }));
PROBE
TZ=UTC node probe.cjs > seen.txt
cat > known.txt <<'KNOWN'
before the items: [{"reference":null,"price":"10.00"},{"reference":null,"price":"5.00"}]
after the items: [{"price":"10.00","reference":"REF02","order":"BIG04","total":"2500"},{"price":"5.00","reference":"REF02","order":"BIG04","total":"2500"}]
KNOWN
cat <<'SAY'
Versions: node-x12@1.7.1
Expected: an absent element is null, wherever its key stands
Seen:
SAY
sed 's/^/  /' seen.txt
diff known.txt seen.txt || { echo 'The behaviour has changed' >&2; exit 1; }
