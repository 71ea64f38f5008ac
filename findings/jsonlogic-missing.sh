#!/usr/bin/env bash
# One JsonLogic rule, three engines: a missing score, an empty field, two numbers in text.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"
npm init -y > npm.log
npm install --no-audit --no-fund --ignore-scripts --silent \
  json-logic-js@2.0.5 json-logic-engine@5.0.7 >> npm.log
cat > probe.cjs <<'PROBE'
const first = require('json-logic-js');
const { LogicEngine } = require('json-logic-engine');
const second = new LogicEngine();
const lead = { score: '10', email: '', id: 123456789012345 };
const rules = [
  { '<': [{ var: 'age' }, 5] },
  { '>': [{ var: 'age' }, -1] },
  { '<': ['5', { var: 'score' }] },
  { missing: ['email', 'age'] },
  { cat: ['lead-', { var: 'id' }] },
];
for (const [name, run] of [['json-logic-js', (r) => first.apply(r, lead)], ['json-logic-engine', (r) => second.run(r, lead)]])
  for (const rule of rules) console.log(name, JSON.stringify(rule), '->', JSON.stringify(run(rule)));
PROBE
TZ=UTC node probe.cjs > seen.txt
cat > pom.xml <<'POM'
<project xmlns="http://maven.apache.org/POM/4.0.0">
  <modelVersion>4.0.0</modelVersion>
  <groupId>finding</groupId><artifactId>finding</artifactId><version>1</version>
  <dependencies>
    <dependency><groupId>io.github.jamsesso</groupId><artifactId>json-logic-java</artifactId><version>1.1.0</version></dependency>
  </dependencies>
</project>
POM
mvn -q -B dependency:copy-dependencies -DoutputDirectory=lib > mvn.log 2>&1 || { tail -20 mvn.log >&2; exit 2; }
cat > Probe.java <<'PROBE'
import io.github.jamsesso.jsonlogic.JsonLogic;
import java.util.Map;

public class Probe {
    public static void main(String[] args) throws Exception {
        var lead = Map.of("score", "10", "email", "", "id", 123456789012345L);
        for (var rule : new String[] {
            "{\"<\":[{\"var\":\"age\"},5]}",
            "{\">\":[{\"var\":\"age\"},-1]}",
            "{\"<\":[\"5\",{\"var\":\"score\"}]}",
            "{\"missing\":[\"email\",\"age\"]}",
            "{\"cat\":[\"lead-\",{\"var\":\"id\"}]}",
        }) {
            System.out.println("json-logic-java " + rule + " -> " + new JsonLogic().apply(rule, lead));
        }
    }
}
PROBE
TZ=UTC "${JAVA_HOME:+$JAVA_HOME/bin/}java" -cp 'lib/*' Probe.java >> seen.txt 2> java.log || { cat java.log >&2; exit 2; }
cat > known.txt <<'KNOWN'
json-logic-js {"<":[{"var":"age"},5]} -> true
json-logic-js {">":[{"var":"age"},-1]} -> true
json-logic-js {"<":["5",{"var":"score"}]} -> false
json-logic-js {"missing":["email","age"]} -> ["email","age"]
json-logic-js {"cat":["lead-",{"var":"id"}]} -> "lead-123456789012345"
json-logic-engine {"<":[{"var":"age"},5]} -> true
json-logic-engine {">":[{"var":"age"},-1]} -> true
json-logic-engine {"<":["5",{"var":"score"}]} -> false
json-logic-engine {"missing":["email","age"]} -> ["age"]
json-logic-engine {"cat":["lead-",{"var":"id"}]} -> "lead-123456789012345"
json-logic-java {"<":[{"var":"age"},5]} -> false
json-logic-java {">":[{"var":"age"},-1]} -> false
json-logic-java {"<":["5",{"var":"score"}]} -> true
json-logic-java {"missing":["email","age"]} -> [age]
json-logic-java {"cat":["lead-",{"var":"id"}]} -> lead-1.23456789012345E14
KNOWN
cat <<'SAY'
Versions: json-logic-js@2.0.5, json-logic-engine@5.0.7, json-logic-java 1.1.0
Expected: the format has one meaning: all three agree on every rule
Seen:
SAY
sed 's/^/  /' seen.txt
diff known.txt seen.txt || { echo 'The behaviour has changed' >&2; exit 1; }
