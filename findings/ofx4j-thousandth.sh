#!/usr/bin/env bash
# A bank statement with a thousands separator is read by ofx4j as a thousandth of the amount.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"
cat > pom.xml <<'POM'
<project xmlns="http://maven.apache.org/POM/4.0.0">
  <modelVersion>4.0.0</modelVersion>
  <groupId>finding</groupId><artifactId>finding</artifactId><version>1</version>
  <dependencies>
    <dependency><groupId>com.webcohesion.ofx4j</groupId><artifactId>ofx4j</artifactId><version>1.39</version></dependency>
  </dependencies>
</project>
POM
mvn -q -B dependency:copy-dependencies -DoutputDirectory=lib > mvn.log 2>&1 || { tail -20 mvn.log >&2; exit 2; }
cat > Probe.java <<'PROBE'
import com.webcohesion.ofx4j.domain.data.MessageSetType;
import com.webcohesion.ofx4j.domain.data.ResponseEnvelope;
import com.webcohesion.ofx4j.domain.data.banking.BankingResponseMessageSet;
import com.webcohesion.ofx4j.io.AggregateUnmarshaller;
import java.io.StringReader;

public class Probe {
    public static void main(String[] args) throws Exception {
        for (var amount : new String[] {"1234.50", "12,50", "1,234.50", "-2,000.00", "1,234,567.89"}) {
            var text = "OFXHEADER:100\nDATA:OFXSGML\nVERSION:102\nSECURITY:NONE\nENCODING:USASCII\nCHARSET:1252\n"
                + "COMPRESSION:NONE\nOLDFILEUID:NONE\nNEWFILEUID:NONE\n\n<OFX><BANKMSGSRSV1><STMTTRNRS><TRNUID>1"
                + "<STATUS><CODE>0<SEVERITY>INFO</STATUS><STMTRS><CURDEF>USD<BANKACCTFROM><BANKID>021000021"
                + "<ACCTID>0001<ACCTTYPE>CHECKING</BANKACCTFROM><BANKTRANLIST><DTSTART>20260501<DTEND>20260531"
                + "<STMTTRN><TRNTYPE>CREDIT<DTPOSTED>20260504<TRNAMT>" + amount + "<FITID>1<NAME>Buyer</STMTTRN>"
                + "</BANKTRANLIST></STMTRS></STMTTRNRS></BANKMSGSRSV1></OFX>";
            String seen;
            try {
                var envelope = new AggregateUnmarshaller<>(ResponseEnvelope.class).unmarshal(new StringReader(text));
                var bank = (BankingResponseMessageSet) envelope.getMessageSet(MessageSetType.banking);
                var one = bank.getStatementResponses().get(0).getMessage().getTransactionList().getTransactions().get(0);
                seen = one.getBigDecimalAmount().toPlainString();
            } catch (Exception e) {
                seen = "refused";
            }
            System.out.println(amount + " is read as " + seen);
        }
    }
}
PROBE
TZ=UTC "${JAVA_HOME:+$JAVA_HOME/bin/}java" -cp 'lib/*' Probe.java > seen.txt 2> java.log || { cat java.log >&2; exit 2; }
cat > known.txt <<'KNOWN'
1234.50 is read as 1234.50
12,50 is read as 12.50
1,234.50 is read as 1.23450
-2,000.00 is read as -2.00000
1,234,567.89 is read as refused
KNOWN
cat <<'SAY'
Versions: ofx4j 1.39
Expected: 1,234.50 is read as 1234.50, or refused
Seen:
SAY
sed 's/^/  /' seen.txt
diff known.txt seen.txt || { echo 'The behaviour has changed' >&2; exit 1; }
