#!/usr/bin/env bash
# areacodes knows American Samoa and Guam, but not Puerto Rico, and none of the overlays that came into service since about 2019.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"
npm init -y > npm.log
npm install --no-audit --no-fund --ignore-scripts --silent \
  areacodes@0.2.1 >> npm.log
cat > probe.cjs <<'PROBE'
const AreaCodes = require('areacodes');
const areaCodes = new AreaCodes();
for (const code of ['202', '512', '684', '671', '787', '939', '448', '656', '728', '738', '771', '820', '826', '838', '840', '943', '945', '948', '986'])
  areaCodes.get('+1-' + code + '-234-5678', (error, data) => console.log(code + ': ' + (error ? 'unknown' : data.stateCode)));
PROBE
node probe.cjs > seen.txt
cat > known.txt <<'KNOWN'
202: DC
512: TX
684: AS
671: GU
787: unknown
939: unknown
448: unknown
656: unknown
728: unknown
738: unknown
771: unknown
820: CA
826: unknown
838: NY
840: unknown
943: unknown
945: unknown
948: unknown
986: ID
KNOWN
cat <<'SAY'
Versions: areacodes@0.2.1
Expected: 787 and 939 are PR; 448, 656 and 728 FL; 738 and 840 CA; 771 DC; 826 and 948 VA; 943 GA; 945 TX
Seen:
SAY
sed 's/^/  /' seen.txt
diff known.txt seen.txt || { echo 'The behaviour has changed' >&2; exit 1; }
