package io.headgate.intake.core.reading;

import static io.headgate.intake.core.reading.Fixtures.read;
import static io.headgate.intake.core.reading.Fixtures.readOpen;
import static org.assertj.core.api.Assertions.assertThat;

import io.headgate.model.intake.v1.LeadRecorded.FieldError;
import io.headgate.model.shared.ReasonCode;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SubmissionReaderTest {

    private static final Instant IN_FORCE = Instant.parse("2026-06-01T12:00:00Z");

    private static Map<String, Object> good() {
        return new HashMap<>(Map.of(
                "fname", " Zoe\u0308 ",
                "lname", "O'Neil",
                "phone", "(512) 555-0100",
                "email", "Zoe@Example.COM",
                "zip", "78717-1234",
                "product", "term"));
    }

    private static ParsedSubmission with(String name, Object value) {
        var body = good();
        body.put(name, value);
        return read(body);
    }

    @Test
    void translatesTheSourcesNamesAndValuesAndBringsThemIntoNormalForm() {
        var reading = read(good());

        assertThat(reading.errors()).isEmpty();
        assertThat(reading.values())
                .containsEntry("first_name", "Zo\u00eb")
                .containsEntry("phone", "+15125550100")
                .containsEntry("email", "zoe@example.com")
                .containsEntry("address.zip", "78717")
                .containsEntry("address.zip4", "1234")
                .containsEntry("service_line", "termite");
    }

    @Test
    void readsNestedFlatAndFormNamesAlike() {
        var nested = readOpen(Map.of("address", Map.of("city", "Austin"), "attributes", Map.of("color", "red")));
        var flat = readOpen(Map.of("address.city", "Austin", "color", "red"));
        var form = readOpen(Map.of("address[city]", "Austin", "attributes[color]", "red"));

        assertThat(nested.values()).isEqualTo(flat.values()).isEqualTo(form.values());
        assertThat(nested.contact().attributes()).containsEntry("color", "red");
    }

    @Test
    void reportsEveryBadFieldAtOnceAndNeverRepeatsAValue() {
        var body = good();
        body.remove("lname");
        body.put("fname", 42);
        body.put("zip", "7871X-secret");
        body.put("product", "secret-line");
        body.put("budget", -5);
        body.put("urgency", "secret-whenever");
        body.put("test", "secret-maybe");
        body.put("note", "secret-".repeat(10));
        body.put("segment", "secret");

        var errors = read(body).errors();

        assertThat(errors)
                .extracting(error -> error.field() + " " + error.code())
                .containsExactlyInAnyOrder(
                        "last_name REQUIRED",
                        "first_name WRONG_TYPE",
                        "address.zip BAD_FORMAT",
                        "service_line NOT_ALLOWED",
                        "attributes.budget OUT_OF_RANGE",
                        "attributes.urgency NOT_ALLOWED",
                        "test WRONG_TYPE",
                        "attributes.note TOO_LONG",
                        "segment NOT_ALLOWED");
        assertThat(errors)
                .noneMatch(error ->
                        error.detail().contains("secret") || error.detail().contains("42"));
    }

    @Test
    void everyRuleOfADeclaredAttributeHolds() {
        var body = good();
        body.put("budget", 100_001);
        body.put("note", "n".repeat(21));
        assertThat(read(body).errors())
                .extracting(error -> error.field() + " " + error.code())
                .containsExactlyInAnyOrder("attributes.budget OUT_OF_RANGE", "attributes.note TOO_LONG");

        body.put("budget", 100_000);
        body.put("note", "n".repeat(20));
        assertThat(read(body).errors()).isEmpty();
        var insists = Fixtures.terms("{schema: {attributes: {roof: {type: boolean, required: true}}}}");
        assertThat(Fixtures.READER.read(FlatBody.of(Map.of()), insists).errors())
                .extracting(error -> error.field() + " " + error.code())
                .containsExactly("attributes.roof REQUIRED");
    }

    @Test
    void anEmptyBodyLacksEveryRequiredField() {
        assertThat(read(Map.of()).errors())
                .extracting(FieldError::field)
                .containsExactly("first_name", "last_name", "phone", "address.zip", "service_line");
        assertThat(read(Map.of()).errors()).extracting(FieldError::code).containsOnly("REQUIRED");
    }

    @Test
    void blankAndNullCountAsNotSent() {
        var body = good();
        body.put("fname", "  \t ");
        body.put("phone", null);

        assertThat(read(body).errors())
                .extracting(error -> error.field() + " " + error.code())
                .containsExactlyInAnyOrder("first_name REQUIRED", "phone REQUIRED");
    }

    @ParameterizedTest
    @CsvSource({
        "5125550100, +15125550100",
        "+1 512-555-0100, +15125550100",
        "1 (512) 555.0100, +15125550100",
        "+44 20 7946 0958, +442079460958",
        "512555010, 512555010",
        "phone: 55, 55",
        // Where the library alone makes nonsense of it: docs/reference/truths.md.
        "201-555-0123#, +12015550123",
        "call (201) 555-0123 today, +12015550123",
        "2015550 ask, 2015550",
        "1-800-FLOWERS, +18003569377",
        "800 GO FEDEX, +18004633339",
        "512-555-0134 or 512-555-0135, 51255501345125550135",
    })
    void writesPhonesInE164AndKeepsTheDigitsOfTheRest(String sent, String kept) {
        assertThat(with("phone", sent).phone()).isEqualTo(kept);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "512-555-0134 x45",
                "512-555-0134x45",
                "(512) 555-0134 ext. 45",
                "512.555.0134 ext45",
                "512.555.0134 Ext: 45",
                "+1 512 555 0134 EXTENSION 45",
                "5125550134extension45",
                "5125550134#45",
                "512-555-0134 # 45",
                "+15125550134;ext=45",
                "512-555-0134 (ext 45)",
                "512-555-0134,,45",
                "office: 512-555-0134, x45, ask for Ann"
            })
    void anExtensionIsKeptApartFromItsNumber(String sent) {
        for (var field : List.of("phone", "phone_alt")) {
            var reading = with(field, sent);

            assertThat(reading.errors()).isEmpty();
            assertThat(reading.values()).containsEntry(field, "+15125550134").containsEntry(field + "_extension", "45");
            var contact = reading.contact();
            assertThat(field.equals("phone") ? contact.phoneExtension() : contact.phoneAltExtension())
                    .isEqualTo("45");
        }
    }

    @Test
    void aMappedNameThatIsBlankDoesNotHideTheCanonicalOne() {
        for (var blank : List.of("", "  ", "\u200b")) {
            var body = good();
            body.put("zip", blank);
            body.put("address", Map.of("zip", "78717"));

            var reading = read(body);

            assertThat(reading.errors()).isEmpty();
            assertThat(reading.values())
                    .containsEntry("address.zip", "78717")
                    .doesNotContainKey("attributes.address.zip");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "12345678901234567890, 12345678901234567890",
        "9007199254740993, 9007199254740993",
        "1.50, 1.50",
        "0.100000000000000005551115123125, 0.100000000000000005551115123125",
        "1e3, 1000",
        "-0.0, 0.0",
        "1E+30, 1000000000000000000000000000000",
    })
    void theDigitsOfANumberStayAsTheyWereSent(String sent, String kept) {
        var number = new BigDecimal(sent);

        assertThat(with("gclid", number).contact().attributes().get("gclid")).hasToString(kept);
        assertThat(with("many", List.of(number)).contact().attributes().get("many"))
                .isEqualTo("[" + kept + "]");
    }

    @ParameterizedTest
    @CsvSource({
        "Spanish, es",
        "spanish, es",
        "Español, es",
        "ESPANOL, es",
        "spa, es",
        "es, es",
        "es_US, es-us",
        "en-US, en-us",
        "English, en",
        "eng, en",
        "English (US), en",
        "'Spanish / English', es",
        "Chinese, zh",
        "Vietnamese, vi",
        "Français, fr",
        "fre, fr",
        "Haitian Creole, ht",
        "Tagalog, tl",
        "zh-Hant-TW, zh-hant-tw",
    })
    void aLanguageIsReadAsPeopleWriteIt(String sent, String tag) {
        var reading = with("language", sent);

        assertThat(reading.errors()).isEmpty();
        assertThat(reading.values()).containsEntry("language", tag);
    }

    @Test
    void aLanguageThatNobodyKnowsIsKeptAsItWasSentAndRejectsNoLead() {
        var reading = with("language", "whatever they speak");

        assertThat(reading.errors()).isEmpty();
        assertThat(reading.values()).doesNotContainKey("language");
        assertThat(reading.contact().attributes()).containsEntry("language", "whatever they speak");
    }

    @Test
    void anExtensionMayHaveAFieldOfItsOwnWhichWins() {
        var body = good();
        body.put("phone", "512-555-0134 x45");
        body.put("phone_extension", "ext. 77");

        assertThat(read(body).contact().phoneExtension()).isEqualTo("77");
        assertThat(with("phone", "+44 20 7946 0958 x12").contact().phoneExtension())
                .isEqualTo("12");
        assertThat(with("phone_extension", 45).contact().phoneExtension()).isEqualTo("45");
        assertThat(with("phone_extension", "ask Ann").errors())
                .extracting(FieldError::field)
                .containsExactly("phone_extension");
    }

    @Test
    void takesPhoneAndZipAsNumbersButNotNames() {
        var body = good();
        body.put("phone", 5125550100L);
        body.put("zip", 78717);

        assertThat(read(body).errors()).isEmpty();
        assertThat(with("lname", 7).errors())
                .containsExactly(new FieldError("last_name", "WRONG_TYPE", "must be a text"));
    }

    @ParameterizedTest
    @CsvSource({"tx, TX", "Texas, TX", "district of columbia, DC", "new  york, NY", "Narnia, NARNIA"})
    void writesStatesAsCodes(String sent, String kept) {
        assertThat(with("address.state", sent).values()).containsEntry("address.state", kept);
    }

    @Test
    void aPlainValueWhereAGroupBelongsAndAGroupWhereAValueBelongsAreWrongTypes() {
        var body = good();
        body.put("address", "12 Main St");
        body.put("email", Map.of("value", "x"));
        body.put("consent", List.of("yes"));

        assertThat(read(body).errors())
                .extracting(error -> error.field() + " " + error.code())
                .containsExactlyInAnyOrder("address WRONG_TYPE", "email WRONG_TYPE", "consent WRONG_TYPE");
    }

    @Test
    void onlyDeclaredCoarseAttributesReachTheFacts() {
        var body = good();
        body.put("home_owner", "yes");
        body.put("budget", "1250.50");
        body.put("rooms", 4);
        body.put("urgency", "ASAP");
        body.put("move_in", "7/4/2026");
        body.put("note", "call me");
        body.put("ssn", "123-45-6789");

        var reading = read(body);

        assertThat(reading.errors()).isEmpty();
        assertThat(reading.facts(IN_FORCE, null, null, null).attributes())
                .isEqualTo(
                        Map.of("home_owner", true, "budget", new BigDecimal("1250.5"), "rooms", 4L, "urgency", "now"));
        assertThat(reading.contact().attributes())
                .containsEntry("move_in", "2026-07-04")
                .containsEntry("note", "call me")
                .containsEntry("ssn", "123-45-6789");
    }

    @Test
    void refusesMoreThanAHundredAttributes() {
        var body = new LinkedHashMap<String, Object>(good());
        for (var i = 0; i < 101; i++) {
            body.put("extra" + i, "x");
        }

        assertThat(read(body).errors())
                .extracting(error -> error.field() + " " + error.code())
                .containsExactly("attributes TOO_LONG");
    }

    @Test
    void keepsTheConsentTextAsItWasShown() {
        var consent = Map.of(
                "text", "I agree\nto be called.\u0000",
                "captured_at", "yesterday at noon",
                "sellers", List.of("A", " B "));

        var kept = readOpen(Map.of("consent", consent)).consent();

        assertThat(kept).isNotNull();
        assertThat(kept.text()).isEqualTo("I agree\nto be called.");
        assertThat(kept.capturedAt()).isEqualTo("yesterday at noon");
        assertThat(kept.sellers()).containsExactly("A", "B");
        assertThat(readOpen(Map.of("consent", Map.of("text", "x".repeat(10_001))))
                        .errors())
                .extracting(FieldError::code)
                .containsExactly("TOO_LONG");
    }

    @Test
    void theTermsRefuseWhatTheContractDoesNotCover() {
        assertThat(read(good()).refusal(IN_FORCE)).isEmpty();
        assertThat(with("product", "HVAC").refusal(IN_FORCE)).contains(ReasonCode.SERVICE_LINE_NOT_IN_CONTRACT);
        assertThat(with("fname", 1).refusal(IN_FORCE)).contains(ReasonCode.SCHEMA_INVALID);
        assertThat(read(good()).refusal(Instant.parse("2027-01-01T06:00:00Z")))
                .contains(ReasonCode.CONTRACT_NOT_IN_FORCE);
        // Still the last day of the contract in Chicago.
        assertThat(read(good()).refusal(Instant.parse("2027-01-01T05:59:59Z"))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"1e400", "1e999999999", "-1E-999999999", "123456789012345678901234567890123456789"})
    void aMonstrousNumberIsOutOfRangeNotAnAccident(String number) {
        var huge = new BigDecimal(number);

        assertThat(with("budget", huge).errors()).extracting(FieldError::code).containsExactly("OUT_OF_RANGE");
        assertThat(with("other", huge).errors()).extracting(FieldError::code).containsExactly("OUT_OF_RANGE");
        assertThat(with("phone", huge).errors()).hasSizeLessThanOrEqualTo(1);
        assertThat(FlatBody.of(Map.of("n", huge)).canonical()).hasSizeLessThan(100);
    }

    @Test
    void theCanonicalSpellingIgnoresOrderAndNumberFormat() {
        var one = new LinkedHashMap<String, Object>();
        one.put("a", new BigDecimal("1.50"));
        one.put("b", Map.of("c", "x"));
        var other = new LinkedHashMap<String, Object>();
        other.put("b.c", "x");
        other.put("a", new BigDecimal("1.5"));

        assertThat(FlatBody.of(one).canonical()).isEqualTo(FlatBody.of(other).canonical());
        assertThat(FlatBody.of(Map.of("a", "1.5")).canonical())
                .isNotEqualTo(FlatBody.of(Map.of("a", new BigDecimal("1.5"))).canonical());
    }
}
