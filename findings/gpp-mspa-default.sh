#!/usr/bin/env bash
# A GPP string built with one answer asserts another one that nobody gave.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"
npm init -y > npm.log
npm install --no-audit --no-fund --ignore-scripts --silent \
  @iabgpp/cmpapi@3.2.0 >> npm.log
cat > probe.cjs <<'PROBE'
const { GppModel } = require('@iabgpp/cmpapi');
const model = new GppModel();
model.setFieldValue('usnat', 'SaleOptOut', 2);
const text = model.encode();
const read = new GppModel(text).toObject().usnat;
console.log('set: SaleOptOut 2');
console.log('read again:', ['Version', 'SaleOptOutNotice', 'SaleOptOut', 'MspaCoveredTransaction', 'MspaServiceProviderMode', 'GpcSegmentType', 'Gpc'].map((k) => `${k} ${read[k]}`).join(', '));
PROBE
TZ=UTC node probe.cjs > seen.txt
cat > known.txt <<'KNOWN'
set: SaleOptOut 2
read again: Version 2, SaleOptOutNotice 0, SaleOptOut 2, MspaCoveredTransaction 1, MspaServiceProviderMode 0, GpcSegmentType 1, Gpc false
KNOWN
cat <<'SAY'
Versions: @iabgpp/cmpapi@3.2.0
Expected: what was not set is "not applicable" (0) or left out
Seen:
SAY
sed 's/^/  /' seen.txt
diff known.txt seen.txt || { echo 'The behaviour has changed' >&2; exit 1; }
