#!/usr/bin/env bash
# A section on the number 0 or on an empty text, in four engines of the Mustache family.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"
npm init -y > npm.log
npm install --no-audit --no-fund --ignore-scripts --silent \
  mustache@4.2.0 handlebars@4.7.10 >> npm.log
cat > probe.cjs <<'PROBE'
const mustache = require('mustache');
const handlebars = require('handlebars');
const text = '{{#v}}shown{{/v}}{{^v}}hidden{{/v}}';
for (const v of [0, '', '0']) {
  console.log('mustache.js', JSON.stringify(v), mustache.render(text, { v }));
  console.log('handlebars.js', JSON.stringify(v), handlebars.compile(text)({ v }));
}
console.log('handlebars.js #if 0', handlebars.compile('{{#if v}}shown{{else}}hidden{{/if}}')({ v: 0 }));
PROBE
TZ=UTC node probe.cjs > seen.txt
cat > pom.xml <<'POM'
<project xmlns="http://maven.apache.org/POM/4.0.0">
  <modelVersion>4.0.0</modelVersion>
  <groupId>finding</groupId><artifactId>finding</artifactId><version>1</version>
  <dependencies>
    <dependency><groupId>com.samskivert</groupId><artifactId>jmustache</artifactId><version>1.16</version></dependency>
    <dependency><groupId>com.github.jknack</groupId><artifactId>handlebars</artifactId><version>4.5.8</version></dependency>
  </dependencies>
</project>
POM
mvn -q -B dependency:copy-dependencies -DoutputDirectory=lib > mvn.log 2>&1 || { tail -20 mvn.log >&2; exit 2; }
cat > Probe.java <<'PROBE'
import com.github.jknack.handlebars.Handlebars;
import com.samskivert.mustache.Mustache;
import java.util.Map;

public class Probe {
    public static void main(String[] args) throws Exception {
        var text = "{{#v}}shown{{/v}}{{^v}}hidden{{/v}}";
        for (Object v : new Object[] {0, "", "0"}) {
            var of = Map.of("v", v);
            var written = v instanceof String ? "\"" + v + "\"" : v.toString();
            System.out.println("jmustache " + written + " " + Mustache.compiler().compile(text).execute(of));
            System.out.println("handlebars.java " + written + " " + new Handlebars().compileInline(text).apply(of));
        }
    }
}
PROBE
TZ=UTC "${JAVA_HOME:+$JAVA_HOME/bin/}java" -cp 'lib/*' Probe.java >> seen.txt 2> java.log || { cat java.log >&2; exit 2; }
cat > known.txt <<'KNOWN'
mustache.js 0 hidden
handlebars.js 0 shown
mustache.js "" hidden
handlebars.js "" shown
mustache.js "0" shown
handlebars.js "0" shown
handlebars.js #if 0 hidden
jmustache 0 shown
handlebars.java 0 hidden
jmustache "" shown
handlebars.java "" hidden
jmustache "0" shown
handlebars.java "0" shown
KNOWN
cat <<'SAY'
Versions: mustache@4.2.0, handlebars@4.7.10, jmustache 1.16, handlebars 4.5.8
Expected: 0 and the empty text hide the section in all four, as they do in an #if of Handlebars
Seen:
SAY
sed 's/^/  /' seen.txt
diff known.txt seen.txt || { echo 'The behaviour has changed' >&2; exit 1; }
