package io.headgate.outbound.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class RedactionTest {

    private final Redaction redaction = Redaction.of(Persons.contact(), List.of("s3cret-value"));

    @Test
    void replacesEveryValueByTheNameOfItsField() {
        assertThat(redaction.apply("Hello Zebedee QUILLFEATHER, zebedee@canary.example, 1 Canary Yard"))
                .isEqualTo("Hello ‹redacted:first_name› ‹redacted:last_name›, ‹redacted:email›, ‹redacted:line1›");
    }

    @Test
    void findsAPhoneInWhateverPunctuation() {
        for (var phone : List.of(
                "+15125550187", "15125550187", "5125550187", "(512) 555-0187", "512.555.0187", "1-512-555-0187")) {
            assertThat(redaction.apply("call " + phone)).doesNotContain("0187");
        }
    }

    @Test
    void findsValuesInOtherSpellings() {
        assertThat(redaction.apply("{\"n\":\"O\\u0027Canary \\\"Ace\\\"\"}&x=zebedee%40canary.example"))
                .doesNotContain("canary.example")
                .contains("‹redacted:email›");
        assertThat(redaction.apply("q=1+Canary+Yard")).isEqualTo("q=‹redacted:line1›");
        assertThat(redaction.apply("a key s3cret-value")).isEqualTo("a key ‹redacted:secret›");
    }

    @Test
    void leavesOtherTextAlone() {
        assertThat(redaction.apply("{\"status\":\"ok\",\"id\":4711}")).isEqualTo("{\"status\":\"ok\",\"id\":4711}");
    }

    @Test
    void storesAtMostFourKibibytesAndNoHalfValue() {
        var text = "x".repeat(8190) + "Quillfeather";

        assertThat(redaction.apply(text))
                .hasSizeLessThanOrEqualTo(Redaction.STORED + 1)
                .doesNotContain("Quill");
        var shrinking = ("zebedee@canary.example ".repeat(500));
        assertThat(redaction.apply(shrinking)).doesNotContain("zebedee").doesNotContain("zebed");
    }

    @Test
    void storesNoControlCharacters() {
        assertThat(redaction.apply("a\u0000b\u001b[31mc\nd\u0085")).isEqualTo("a\uFFFDb\uFFFD[31mc\nd\uFFFD");
    }

    @Test
    void masksAWholeContact() {
        var masked = Redaction.masked(Persons.contact());

        assertThat(masked.firstName()).isEqualTo("‹redacted:first_name›");
        assertThat(masked.phoneAlt()).isNull();
        assertThat(masked.attributes()).containsEntry("note", "‹redacted:note›");
        assertThat(masked.address().state()).isEqualTo("TX");
    }
}
