#!/usr/bin/env bash
# A cap counted in n8n's workflow static data holds for leads that come one after another, and not for those that come at once. Installs for some minutes.
set -euo pipefail
dir=$(mktemp -d)
trap 'kill "${server:-}" 2> /dev/null && wait "$server" || true; rm -rf "$dir"' EXIT
cd "$dir"
# The spreadsheet library that n8n names is not in the registry; its store, SQLite, is compiled if there is no binary.
cat > package.json <<'PACKAGE'
{"name": "probe", "private": true, "dependencies": {"n8n": "2.8.4"}, "overrides": {"xlsx": "0.18.5"}}
PACKAGE
npm install --no-audit --no-fund --ignore-scripts --silent > npm.log 2>&1
npm rebuild sqlite3 > npm.log 2>&1
free_port() { node -e 's = require("net").createServer().listen(0, "127.0.0.1", () => { console.log(s.address().port); s.close(); })'; }
N8N_PORT=$(free_port)
N8N_RUNNERS_BROKER_PORT=$(free_port)
export N8N_PORT N8N_RUNNERS_BROKER_PORT N8N_LISTEN_ADDRESS=127.0.0.1 N8N_USER_FOLDER=$dir N8N_ENCRYPTION_KEY=probe-probe-probe
export N8N_DIAGNOSTICS_ENABLED=false N8N_VERSION_NOTIFICATIONS_ENABLED=false N8N_TEMPLATES_ENABLED=false
n8n() { node node_modules/n8n/bin/n8n "$@" >> server.log 2>&1; }
for flow in in-turn at-once; do
  cat > flow.json <<FLOW
{"id": "$flow", "name": "$flow", "active": false, "settings": {"executionOrder": "v1"}, "nodes": [
  {"id": "1", "name": "Posted", "type": "n8n-nodes-base.webhook", "typeVersion": 2, "position": [0, 0], "webhookId": "$flow",
   "parameters": {"httpMethod": "POST", "path": "$flow", "responseMode": "lastNode", "options": {}}},
  {"id": "2", "name": "Count", "type": "n8n-nodes-base.code", "typeVersion": 2, "position": [200, 0], "parameters": {"jsCode":
   "const counts = \$getWorkflowStaticData('global');\nconst taken = counts.taken || 0;\nconst allowed = taken < 10;\nif (allowed) counts.taken = taken + 1;\nreturn [{json: {allowed}}];"}}],
 "connections": {"Posted": {"main": [[{"node": "Count", "type": "main", "index": 0}]]}}}
FLOW
  n8n import:workflow --input=flow.json
  n8n publish:workflow --id="$flow"
done
node node_modules/n8n/bin/n8n start >> server.log 2>&1 &
server=$!
ready() { curl --silent --max-time 5 "http://127.0.0.1:$N8N_PORT/webhook/$1" | grep -q 'POST request'; }
for _ in $(seq 600); do
  ! { ready in-turn && ready at-once; } || break
  sleep 0.5
done
post() { curl --silent --max-time 120 --header 'Content-Type: application/json' --data '{}' "http://127.0.0.1:$N8N_PORT/webhook/$1"; }
for _ in $(seq 30); do
  post in-turn >> in-turn.txt
done
posts=()
for i in $(seq 30); do
  post at-once > "at-once-$i.txt" &
  posts+=($!)
done
wait "${posts[@]}"
cat at-once-*.txt > at-once.txt
allowed() { grep -o '"allowed":true' "$1" | wc -l; }
{
  echo "in turn: $(allowed in-turn.txt) of 30"
  echo "at once: $([ "$(allowed at-once.txt)" -gt 10 ] && echo more than 10 || allowed at-once.txt) of 30"
} > seen.txt
echo "at once, this time: $(allowed at-once.txt)"
cat > known.txt <<'KNOWN'
in turn: 10 of 30
at once: more than 10 of 30
KNOWN
cat <<'SAY'
Versions: n8n@2.8.4
Expected: one process counts to 10 and no further, whenever the posts come
Seen:
SAY
sed 's/^/  /' seen.txt
diff known.txt seen.txt || { echo 'The behaviour has changed' >&2; exit 1; }
