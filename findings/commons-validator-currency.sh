#!/usr/bin/env bash
# The currency validator of commons-validator finds amounts valid and returns other amounts.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"
cat > pom.xml <<'POM'
<project xmlns="http://maven.apache.org/POM/4.0.0">
  <modelVersion>4.0.0</modelVersion>
  <groupId>finding</groupId><artifactId>finding</artifactId><version>1</version>
  <dependencies>
    <dependency><groupId>commons-validator</groupId><artifactId>commons-validator</artifactId><version>1.11.0</version></dependency>
  </dependencies>
</project>
POM
mvn -q -B dependency:copy-dependencies -DoutputDirectory=lib > mvn.log 2>&1 || { tail -20 mvn.log >&2; exit 2; }
cat > Probe.java <<'PROBE'
import java.util.Locale;
import org.apache.commons.validator.routines.CurrencyValidator;

public class Probe {
    public static void main(String[] args) {
        for (var text : new String[] {"$1,234.50", "12,5", "1,2,3", "$5.009", "$0.999", "($5.00)", "$ 5"}) {
            System.out.println(text + " -> " + CurrencyValidator.getInstance().validate(text, Locale.US));
        }
    }
}
PROBE
TZ=UTC "${JAVA_HOME:+$JAVA_HOME/bin/}java" -cp 'lib/*' Probe.java > seen.txt 2> java.log || { cat java.log >&2; exit 2; }
cat > known.txt <<'KNOWN'
$1,234.50 -> 1234.50
12,5 -> 125.00
1,2,3 -> 123.00
$5.009 -> 5.00
$0.999 -> 0.99
($5.00) -> null
$ 5 -> null
KNOWN
cat <<'SAY'
Versions: commons-validator 1.11.0
Expected: in the United States 12,5 and 1,2,3 and $5.009 are no valid amounts
Seen:
SAY
sed 's/^/  /' seen.txt
diff known.txt seen.txt || { echo 'The behaviour has changed' >&2; exit 1; }
