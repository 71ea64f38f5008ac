#!/usr/bin/env bash
# Jaro-Winkler: two empty names are the same or have nothing in common, and AB and BA too.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"
npm init -y > npm.log
npm install --no-audit --no-fund --ignore-scripts --silent \
  jaro-winkler@0.2.8 @skyra/jaro-winkler@1.1.1 talisman@1.1.4 >> npm.log
cat > probe.cjs <<'PROBE'
const libraries = { 'jaro-winkler': require('jaro-winkler'), '@skyra/jaro-winkler': require('@skyra/jaro-winkler').jaroWinkler,
  talisman: require('talisman/metrics/jaro-winkler') };
for (const [name, measure] of Object.entries(libraries))
  console.log(name, [['', ''], ['AB', 'BA'], ['MARTHA', 'MARHTA'], ['123 Main St', '123 main street']].map(([a, b]) => measure(a, b).toFixed(4)).join(' '));
PROBE
TZ=UTC node probe.cjs > seen.txt
cat > pom.xml <<'POM'
<project xmlns="http://maven.apache.org/POM/4.0.0">
  <modelVersion>4.0.0</modelVersion>
  <groupId>finding</groupId><artifactId>finding</artifactId><version>1</version>
  <dependencies>
    <dependency><groupId>org.apache.commons</groupId><artifactId>commons-text</artifactId><version>1.15.0</version></dependency>
    <dependency><groupId>info.debatty</groupId><artifactId>java-string-similarity</artifactId><version>2.0.0</version></dependency>
  </dependencies>
</project>
POM
mvn -q -B dependency:copy-dependencies -DoutputDirectory=lib > mvn.log 2>&1 || { tail -20 mvn.log >&2; exit 2; }
cat > Probe.java <<'PROBE'
import info.debatty.java.stringsimilarity.JaroWinkler;
import java.util.Locale;
import org.apache.commons.text.similarity.JaroWinklerSimilarity;

public class Probe {
    public static void main(String[] args) {
        var one = new StringBuilder("commons-text");
        var two = new StringBuilder("java-string-similarity");
        for (var p : new String[][] {{"", ""}, {"AB", "BA"}, {"MARTHA", "MARHTA"}, {"123 Main St", "123 main street"}}) {
            one.append(String.format(Locale.ROOT, " %.4f", new JaroWinklerSimilarity().apply(p[0], p[1])));
            two.append(String.format(Locale.ROOT, " %.4f", new JaroWinkler().similarity(p[0], p[1])));
        }
        System.out.println(one);
        System.out.println(two);
    }
}
PROBE
TZ=UTC "${JAVA_HOME:+$JAVA_HOME/bin/}java" -cp 'lib/*' Probe.java >> seen.txt 2> java.log || { cat java.log >&2; exit 2; }
cat > known.txt <<'KNOWN'
jaro-winkler 0.0000 0.0000 0.9611 0.8836
@skyra/jaro-winkler 0.0000 0.8333 0.9611 0.9030
talisman 1.0000 0.0000 0.9611 0.8836
commons-text 1.0000 0.0000 0.9611 0.8836
java-string-similarity 1.0000 0.0000 0.9611 0.8578
KNOWN
cat <<'SAY'
Versions: jaro-winkler@0.2.8, @skyra/jaro-winkler@1.1.1, talisman@1.1.4, commons-text 1.15.0, java-string-similarity 2.0.0
Expected: a named measure has one value per pair, whichever library counts it
Seen:
SAY
sed 's/^/  /' seen.txt
diff known.txt seen.txt || { echo 'The behaviour has changed' >&2; exit 1; }
