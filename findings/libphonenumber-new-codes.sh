#!/usr/bin/env bash
# Area codes whose every number libphonenumber refuses, while another library counts them as American.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"
npm init -y > npm.log
npm install --no-audit --no-fund --ignore-scripts --silent \
  phone@3.1.72 >> npm.log
cat > probe.cjs <<'PROBE'
const { phone } = require('phone');
const taken = [];
for (let code = 200; code < 1000; code++)
  if (phone(`${code}4440123`, { country: 'US' }).isValid) taken.push(code);
console.log('phone takes', taken.length, 'area codes, among them', [436, 457, 621, 729, 861, 983].filter((c) => taken.includes(c)).join(' '));
PROBE
TZ=UTC node probe.cjs > seen.txt
cat > pom.xml <<'POM'
<project xmlns="http://maven.apache.org/POM/4.0.0">
  <modelVersion>4.0.0</modelVersion>
  <groupId>finding</groupId><artifactId>finding</artifactId><version>1</version>
  <dependencies>
    <dependency><groupId>com.googlecode.libphonenumber</groupId><artifactId>libphonenumber</artifactId><version>9.0.43</version></dependency>
  </dependencies>
</project>
POM
mvn -q -B dependency:copy-dependencies -DoutputDirectory=lib > mvn.log 2>&1 || { tail -20 mvn.log >&2; exit 2; }
cat > Probe.java <<'PROBE'
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import java.util.ArrayList;

public class Probe {
    public static void main(String[] args) throws Exception {
        var library = PhoneNumberUtil.getInstance();
        for (int code : new int[] {436, 457, 621, 729, 861, 983, 201}) {
            var refused = new ArrayList<Integer>();
            for (int exchange = 200; exchange < 1000; exchange++) {
                if (!library.isValidNumber(library.parse("" + code + exchange + "0123", "US"))) {
                    refused.add(exchange);
                }
            }
            System.out.println("libphonenumber " + code + ": refuses "
                + (refused.size() == 800 ? "all exchanges" : refused.isEmpty() ? "none"
                    : refused.size() + " exchanges, " + refused.get(0) + " to " + refused.get(refused.size() - 1)));
        }
    }
}
PROBE
TZ=UTC "${JAVA_HOME:+$JAVA_HOME/bin/}java" -cp 'lib/*' Probe.java >> seen.txt 2> java.log || { cat java.log >&2; exit 2; }
cat > known.txt <<'KNOWN'
phone takes 390 area codes, among them 436 457 621 729 861 983
libphonenumber 436: refuses all exchanges
libphonenumber 457: refuses all exchanges
libphonenumber 621: refuses all exchanges
libphonenumber 729: refuses all exchanges
libphonenumber 861: refuses all exchanges
libphonenumber 983: refuses 100 exchanges, 600 to 699
libphonenumber 201: refuses none
KNOWN
cat <<'SAY'
Versions: phone@3.1.72, libphonenumber 9.0.43
Expected: the newest metadata know every American area code, and in a known one every exchange from 200 on
Seen:
SAY
sed 's/^/  /' seen.txt
diff known.txt seen.txt || { echo 'The behaviour has changed' >&2; exit 1; }
