#!/usr/bin/env bash
# One Liquid template, one date, two engines: days and months change places, or the day moves.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"
npm init -y > npm.log
npm install --no-audit --no-fund --ignore-scripts --silent \
  liquidjs@10.30.1 >> npm.log
cat > probe.cjs <<'PROBE'
const { Liquid } = require('liquidjs');
const engine = new Liquid();
(async () => {
  for (const d of ['2026-05-04', '05/04/2026', '12/25/2026', '05-04-2026', '20260504'])
    console.log('liquidjs', d, '->', await engine.parseAndRender("{{ d | date: '%Y-%m-%d' }}", { d }));
})();
PROBE
TZ=America/New_York node probe.cjs > seen.txt
cat > pom.xml <<'POM'
<project xmlns="http://maven.apache.org/POM/4.0.0">
  <modelVersion>4.0.0</modelVersion>
  <groupId>finding</groupId><artifactId>finding</artifactId><version>1</version>
  <dependencies>
    <dependency><groupId>nl.big-o</groupId><artifactId>liqp</artifactId><version>0.9.2.3</version></dependency>
  </dependencies>
</project>
POM
mvn -q -B dependency:copy-dependencies -DoutputDirectory=lib > mvn.log 2>&1 || { tail -20 mvn.log >&2; exit 2; }
cat > Probe.java <<'PROBE'
import java.time.LocalTime;
import java.util.Map;
import liqp.TemplateParser;

public class Probe {
    public static void main(String[] args) {
        var parser = new TemplateParser.Builder().build();
        for (var d : new String[] {"2026-05-04", "05/04/2026", "12/25/2026", "05-04-2026", "20260504"}) {
            System.out.println("liqp " + d + " -> " + parser.parse("{{ d | date: '%Y-%m-%d' }}").render(Map.of("d", d)));
        }
        var before = LocalTime.now().minusMinutes(2);
        var text = parser.parse("{{ d | date: '%H:%M' }}").render(Map.of("d", "2026-05-04"));
        var time = LocalTime.parse(text);
        var ofNow = Math.abs(time.toSecondOfDay() - before.toSecondOfDay()) < 300;
        System.out.println("liqp gives a date without a time " + (text.equals("00:00") ? "midnight" : ofNow ? "the time of the run" : text));
    }
}
PROBE
TZ=America/New_York "${JAVA_HOME:+$JAVA_HOME/bin/}java" -cp 'lib/*' Probe.java >> seen.txt 2> java.log || { cat java.log >&2; exit 2; }
cat > known.txt <<'KNOWN'
liquidjs 2026-05-04 -> 2026-05-03
liquidjs 05/04/2026 -> 2026-05-04
liquidjs 12/25/2026 -> 2026-12-25
liquidjs 05-04-2026 -> 2026-05-04
liquidjs 20260504 -> 1970-08-23
liqp 2026-05-04 -> 2026-05-04
liqp 05/04/2026 -> 2026-04-05
liqp 12/25/2026 -> 12/25/2026
liqp 05-04-2026 -> 2026-04-05
liqp 20260504 -> 1970-08-23
liqp gives a date without a time the time of the run
KNOWN
cat <<'SAY'
Versions: liquidjs@10.30.1, liqp 0.9.2.3
Expected: both read 05/04/2026 as 4 May, 12/25/2026 as 25 December and 2026-05-04 as 4 May
Seen:
SAY
sed 's/^/  /' seen.txt
diff known.txt seen.txt || { echo 'The behaviour has changed' >&2; exit 1; }
