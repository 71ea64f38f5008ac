#!/usr/bin/env bash
# Node-RED never answers a post that offers HTTP/2 with an Upgrade header, as Java's HttpClient does by itself over plain HTTP.
set -euo pipefail
dir=$(mktemp -d)
trap 'kill "${server:-}" 2> /dev/null || true; rm -rf "$dir"' EXIT
cd "$dir"
npm init -y > npm.log
npm install --no-audit --no-fund --ignore-scripts --silent \
  node-red@4.1.15 >> npm.log
cat > flows.json <<'FLOW'
[{"id": "tab0000000000001", "type": "tab", "label": "Leads"},
 {"id": "in00000000000001", "type": "http in", "z": "tab0000000000001", "url": "/leads", "method": "post", "wires": [["ok00000000000001"]]},
 {"id": "ok00000000000001", "type": "http response", "z": "tab0000000000001", "statusCode": "200", "headers": {}, "wires": []}]
FLOW
ask() { # port, header lines
  local port=$1
  shift
  curl --silent --output answer.txt --max-time 8 --write-out '%{http_code}' "$@" \
    --header 'Content-Type: application/json' --data '{"phone":"+12015550123"}' "http://127.0.0.1:$port/leads" || true
}
try() { # name, settings
  local port
  port=$(node -e 's = require("net").createServer().listen(0, "127.0.0.1", () => { console.log(s.address().port); s.close(); })')
  echo "module.exports = {uiHost: '127.0.0.1', uiPort: $port, flowFile: 'flows.json', $2};" > settings.js
  node node_modules/node-red/red.js --userDir . --settings settings.js > server.log 2>&1 &
  server=$!
  for _ in $(seq 120); do
    [ "$(ask "$port")" != 200 ] || break
    sleep 0.5
  done
  echo "$1: plain post $(ask "$port"), post that offers HTTP/2 $(ask "$port" --header 'Connection: Upgrade, HTTP2-Settings' --header 'Upgrade: h2c' --header 'HTTP2-Settings: AAEAAEAAAAIAAAABAAMAAABkAAQBAAAAAAUAAEAA')"
  kill "$server"
  wait "$server" || true
}
{
  try 'as installed' ''
  try 'without the editor' 'httpAdminRoot: false'
} > seen.txt
cat > known.txt <<'KNOWN'
as installed: plain post 200, post that offers HTTP/2 000
without the editor: plain post 200, post that offers HTTP/2 000
KNOWN
cat <<SAY
Versions: node-red@4.1.15, Node.js $(node --version)
Expected: an Upgrade that a server does not know is ignored and the post answered (RFC 9110, 7.8); 000 is no answer within 8 s
Seen:
SAY
sed 's/^/  /' seen.txt
diff known.txt seen.txt || { echo 'The behaviour has changed' >&2; exit 1; }
