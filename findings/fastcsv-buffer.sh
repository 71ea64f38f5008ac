#!/usr/bin/env bash
# A CsvWriter of FastCSV keeps up to 8,192 characters to itself: flushing the Writer that it was given brings out none of them.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"
cat > pom.xml <<'POM'
<project xmlns="http://maven.apache.org/POM/4.0.0">
  <modelVersion>4.0.0</modelVersion>
  <groupId>finding</groupId><artifactId>finding</artifactId><version>1</version>
  <dependencies>
    <dependency><groupId>de.siegmar</groupId><artifactId>fastcsv</artifactId><version>4.4.0</version></dependency>
  </dependencies>
</project>
POM
mvn -q -B dependency:copy-dependencies -DoutputDirectory=lib > mvn.log 2>&1 || { tail -20 mvn.log >&2; exit 2; }
cat > Probe.java <<'PROBE'
import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.StringWriter;

public class Probe {
    public static void main(String[] args) throws Exception {
        var target = new StringWriter();
        var writer = CsvWriter.builder().build(target);
        writer.writeRecord("lead", "paid");
        System.out.println("one record of 11 characters: " + target.toString().length() + " arrived");
        target.flush();
        System.out.println("after a flush of the target: " + target.toString().length());
        writer.flush();
        System.out.println("after a flush of the CsvWriter: " + target.toString().length());
        for (int i = 1; i < 1_000; i++) {
            writer.writeRecord("lead", "paid");
        }
        System.out.println("after 1,000 records: " + target.toString().length());
        var unbuffered = new StringWriter();
        CsvWriter.builder().bufferSize(0).build(unbuffered).writeRecord("lead", "paid");
        System.out.println("bufferSize(0): " + unbuffered.toString().length());
        var auto = new StringWriter();
        CsvWriter.builder().autoFlush(true).build(auto).writeRecord("lead", "paid");
        System.out.println("autoFlush(true): " + auto.toString().length());
    }
}
PROBE
"${JAVA_HOME:+$JAVA_HOME/bin/}java" -cp 'lib/*' Probe.java > seen.txt 2> java.log || { cat java.log >&2; exit 2; }
cat > known.txt <<'KNOWN'
one record of 11 characters: 0 arrived
after a flush of the target: 0
after a flush of the CsvWriter: 11
after 1,000 records: 8200
bufferSize(0): 11
autoFlush(true): 11
KNOWN
cat <<'SAY'
Versions: fastcsv 4.4.0
Expected: each record reaches the given Writer when it is written
Seen:
SAY
sed 's/^/  /' seen.txt
diff known.txt seen.txt || { echo 'The behaviour has changed' >&2; exit 1; }
