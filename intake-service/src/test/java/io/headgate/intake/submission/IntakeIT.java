package io.headgate.intake.submission;

import static org.assertj.core.api.Assertions.assertThat;

import io.headgate.intake.IntakePlatform;
import io.headgate.model.intake.v1.LeadReceived;
import io.headgate.model.intake.v1.LeadRecorded;
import io.headgate.model.shared.LeadClosed;
import io.headgate.model.shared.LeadId;
import io.headgate.model.shared.Outcome;
import io.headgate.model.shared.ReasonCode;
import io.headgate.model.shared.Stage;
import io.headgate.service.crypto.ContactSealer;
import java.io.ByteArrayInputStream;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/** Every answer that a source can get, with what stands behind it. */
class IntakeIT extends IntakePlatform {

    @Autowired
    private ContactSealer sealer;

    @Test
    void aGoodLeadIsDurableAnnouncedAndSealed() {
        var body = Map.of(
                "fname",
                "Zoe",
                "lname",
                "Smith",
                "phone",
                "(512) 555-9001",
                "zip",
                "78717-1234",
                "product",
                "TERM",
                "home_owner",
                "yes",
                "gate_code",
                "4711",
                "consent",
                Map.of("text", "I agree", "ip", "192.0.2.1"));

        var answer = post("web", body);

        assertThat(answer.status()).isEqualTo(202);
        assertThat(answer.body().path("status").asString()).isEqualTo("received");
        var id = LeadId.of(answer.leadId());
        var received = events.await(LeadReceived.class, event -> event.leadId().equals(id));
        assertThat(received.facts().attributes()).isEqualTo(Map.of("home_owner", true));
        assertThat(received.facts().location().zip()).isEqualTo("78717");
        var contact = sealer.open(id, received.contact());
        assertThat(contact.phone()).isEqualTo("+15125559001");
        assertThat(contact.attributes()).containsEntry("gate_code", "4711");
        assertThat(events.await(LeadRecorded.class, event -> event.leadId().equals(id))
                        .errors())
                .isEmpty();
        assertThat(count(
                        "SELECT count(*) FROM consent_evidence WHERE lead_id = ? AND retain_until > recorded_at +"
                                + " interval '1825 days'",
                        id.value()))
                .isOne();
    }

    @Test
    void aSubmissionAgainstTheSchemaIsRecordedAndEveryBadFieldNamed() {
        var answer = post("web", Map.of("fname", 7, "zip", "123", "budget", -1, "urgency", "later"));

        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.raw().headers().firstValue("Content-Type")).hasValue("application/problem+json");
        assertThat(answer.code()).isEqualTo("SCHEMA_INVALID");
        assertThat(answer.badFields())
                .containsExactlyInAnyOrder(
                        "first_name WRONG_TYPE",
                        "last_name REQUIRED",
                        "phone REQUIRED",
                        "address.zip BAD_FORMAT",
                        "service_line REQUIRED",
                        "attributes.budget OUT_OF_RANGE",
                        "attributes.urgency NOT_ALLOWED");
        var id = LeadId.of(answer.leadId());
        assertThat(events.await(LeadRecorded.class, event -> event.leadId().equals(id))
                        .errors())
                .hasSize(7);
        assertThat(closed(id).reason()).isEqualTo(ReasonCode.SCHEMA_INVALID);
        assertThat(get("web", answer.leadId()).body().path("errors").size()).isEqualTo(7);
    }

    private LeadClosed closed(LeadId id) {
        var closed = events.await(LeadClosed.class, event -> event.leadId().equals(id));
        assertThat(closed.outcome()).isEqualTo(Outcome.REJECTED);
        assertThat(closed.stage()).isEqualTo(Stage.INTAKE);
        return closed;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{",
                "[]",
                "null",
                "\"text\"",
                "{\"a\":1}{\"b\":2}",
                "{\"a\":1,\"a\":2}",
                "{a:1}",
                "{\"a\":01}"
            })
    void aBodyThatIsNotOneJsonObjectIsMalformed(String body) {
        var answer = postText("open", "application/json", body);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.code()).isEqualTo("MALFORMED_BODY");
    }

    /** Publishing such a source is refused since; a version that is live already, as this one of the test is, stays so. */
    @Test
    void aLiveVersionFromBeforeTheRuleStillTakesLeadsWithoutContactAndPlace() {
        var answer = postText("open", "application/json", "{\"service_line\":\"termite\",\"last_name\":\"Smith\"}");

        assertThat(answer.status()).isEqualTo(202);
    }

    @Test
    void deepNestingAndBrokenEncodingsAreMalformedToo() {
        assertThat(postText("open", "application/json", "{\"a\":".repeat(5000) + "1" + "}".repeat(5000))
                        .status())
                .isEqualTo(400);
        assertThat(postText("open", "application/x-www-form-urlencoded", "a=%zz")
                        .status())
                .isEqualTo(400);
        assertThat(send(request("/v1/leads")
                                .header(
                                        "Authorization",
                                        "Bearer " + access("open").key())
                                .header("Content-Type", "application/json")
                                .POST(BodyPublishers.ofByteArray(
                                        new byte[] {'{', '"', (byte) 0xff, (byte) 0xfe, '"', ':', '1', '}'})))
                        .status())
                .isEqualTo(400);
    }

    @Test
    void nobodyPostsWithoutAKnownKey() {
        var revoked = config.sourceKey("open");
        config.revoke(revoked.keyId());
        var keys = List.of(
                "",
                "Bearer",
                "Bearer nonsense",
                "Basic dTpw",
                "Bearer " + revoked.key(),
                "Bearer " + config.clientKey("some-client"),
                "Bearer " + access("open").key() + "x");

        for (var key : keys) {
            var request = json("/v1/leads", "{}");
            var answer = send(key.isEmpty() ? request : request.header("Authorization", key));
            assertThat(answer.status()).as(key).isEqualTo(401);
            assertThat(answer.code()).isEqualTo("UNAUTHORIZED");
        }
        assertThat(send(json("/in/" + revoked.postingToken(), "{}")).status()).isEqualTo(401);
        assertThat(send(json("/in/nonsense", "{}")).status()).isEqualTo(401);
    }

    @Test
    void aPausedSourceIsRefusedAndNothingRecorded() {
        config.pauseSource("braked");
        var before = count("SELECT count(*) FROM lead");

        for (var source : List.of("asleep", "braked")) {
            var answer = post(source, lead());
            assertThat(answer.status()).isEqualTo(403);
            assertThat(answer.code()).isEqualTo("SOURCE_PAUSED");
        }

        assertThat(count("SELECT count(*) FROM lead")).isEqualTo(before);
        config.resumeSource("braked");
        assertThat(post("braked", lead()).status()).isEqualTo(202);
    }

    @Test
    void unknownPathsMethodsAndMediaTypesAreProblems() {
        assertThat(send(json("/v1/nothing", "{}")).status()).isEqualTo(404);
        var put = send(request("/v1/leads").PUT(BodyPublishers.ofString("{}")));
        assertThat(put.status()).isEqualTo(405);
        assertThat(put.code()).isEqualTo("METHOD_NOT_ALLOWED");
        for (var type : List.of("application/xml", "text/plain", "multipart/form-data; boundary=x", "nonsense")) {
            var answer = postText("open", type, "<lead/>");
            assertThat(answer.status()).as(type).isEqualTo(415);
            assertThat(answer.code()).isEqualTo("UNSUPPORTED_MEDIA_TYPE");
        }
    }

    @Test
    void aBodyOver256KiBIsRefusedWhetherItsLengthIsToldOrNot() {
        var big = ("{\"note\":\"" + "x".repeat(300 * 1024) + "\"}").getBytes(java.nio.charset.StandardCharsets.UTF_8);
        var told = send(request("/v1/leads")
                .header("Authorization", "Bearer " + access("open").key())
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofByteArray(big)));
        var chunked = send(request("/v1/leads")
                .header("Authorization", "Bearer " + access("open").key())
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(big))));

        assertThat(List.of(told.status(), chunked.status())).containsOnly(413);
        assertThat(chunked.code()).isEqualTo("CONTENT_TOO_LARGE");
    }

    @Test
    void aSourceThatPostsTooFastIsToldWhenToComeBack() {
        // At once: one after the other they might come no faster than the two a second that are allowed.
        var answers = atOnce(IntStream.range(0, 12)
                .<Callable<Answer>>mapToObj(_ -> () -> post("slow", lead()))
                .toList());

        var refused = answers.stream().filter(answer -> answer.status() == 429).toList();
        assertThat(refused).isNotEmpty().allSatisfy(answer -> assertThat(Integer.parseInt(
                        answer.raw().headers().firstValue("Retry-After").orElseThrow()))
                .isBetween(1, 2));
        assertThat(answers).anyMatch(answer -> answer.status() == 202);
    }

    @Test
    void formAndQueryAndPostingUrlAreAsGoodAsJson() {
        var url = "/in/" + access("web").postingToken();
        var form = "fname=Ann&lname=Lee&phone=512-555-9101&zip=78717&product=TERM&address%5Bcity%5D=Austin";

        var asForm = postText("web", "application/x-www-form-urlencoded", form);
        var toUrl = send(request(url)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(form.replace("9101", "9102"))));
        var asQuery = send(request(url + "?" + form.replace("9101", "9103")).GET());
        var mixed = send(json(
                url + "?product=TERM&zip=00000",
                "{\"fname\":\"A\",\"lname\":\"B\",\"phone\":\"5125559104\",\"zip\":\"78717\"}"));

        assertThat(List.of(asForm, toUrl, asQuery, mixed))
                .extracting(Answer::status)
                .containsOnly(202);
        assertThat(send(request(url).GET()).status()).isEqualTo(422);
    }

    @Test
    void theSameKeyAndBodyGetTheFirstAnswerAndAnotherBodyAConflict() {
        var body = lead();
        var first = post("web", body, "Idempotency-Key", "key-1");
        var again = post("web", body, "Idempotency-Key", "key-1");
        var reordered = new java.util.TreeMap<>(body);
        var other = post("web", lead(), "Idempotency-Key", "key-1");

        assertThat(first.status()).isEqualTo(202);
        assertThat(again.raw().body()).isEqualTo(first.raw().body());
        assertThat(post("web", reordered, "Idempotency-Key", "key-1").leadId()).isEqualTo(first.leadId());
        assertThat(other.status()).isEqualTo(409);
        assertThat(other.code()).isEqualTo("IDEMPOTENCY_CONFLICT");
        assertThat(post("open", body, "Idempotency-Key", "key-1").leadId()).isNotEqualTo(first.leadId());
        assertThat(post("web", body, "Idempotency-Key", "").status()).isEqualTo(400);
    }

    @Test
    void theSourcesOwnLeadIdIsAnIdempotencyKeyToo() {
        var body = lead("source_lead_id", "ext-77");
        var first = post("open", body);

        assertThat(post("open", body).leadId()).isEqualTo(first.leadId());
        assertThat(post("open", lead("source_lead_id", "ext-77")).status()).isEqualTo(409);
        assertThat(count("SELECT count(*) FROM intake_request WHERE idem_key LIKE '%ext-77%'"))
                .isZero();
    }

    @Test
    void aRepeatedSchemaFailureGetsTheSame422() {
        var first = post("web", Map.of("fname", "A"), "Idempotency-Key", "bad-1");
        var again = post("web", Map.of("fname", "A"), "Idempotency-Key", "bad-1");

        assertThat(again.status()).isEqualTo(422);
        assertThat(again.leadId()).isEqualTo(first.leadId());
        assertThat(again.badFields()).isEqualTo(first.badFields());
    }

    @Test
    void aRefusalForItsFieldsIsForgottenWhenTheBodyOrTheContractIsAnother() {
        var body = lead("source_lead_id", "refused-1");
        body.remove("last_name");
        var refused = post("web", body);
        var byKey = post("web", body, "Idempotency-Key", "refused-key");
        assertThat(List.of(refused.status(), byKey.status())).containsOnly(422);

        body.put("last_name", "Smith");
        var corrected = post("web", body, "Idempotency-Key", "refused-key");
        assertThat(corrected.status()).isEqualTo(202);
        assertThat(post("web", body).leadId()).isEqualTo(corrected.leadId());

        var other = lead();
        other.remove("last_name");
        assertThat(post("web", other, "Idempotency-Key", "refused-2").status()).isEqualTo(422);
        config.publish(NETWORK.replace("[first_name, last_name, phone,", "[first_name, phone,"));
        assertThat(post("web", other, "Idempotency-Key", "refused-2").status()).isEqualTo(202);
        config.publish(NETWORK);
        // What was accepted under the older contract is not refused by the newer one.
        assertThat(post("web", other, "Idempotency-Key", "refused-2").status()).isEqualTo(202);
    }

    @Test
    void aSourcesOwnIdNamesOneLeadWhateverTheKeyOfTheRequest() {
        var body = lead("source_lead_id", "own-1");
        var first = post("open", body, "Idempotency-Key", "own-key-1");
        var again = post("open", body, "Idempotency-Key", "own-key-2");
        var other = lead("source_lead_id", "own-1");

        assertThat(again.leadId()).isEqualTo(first.leadId());
        assertThat(post("open", other, "Idempotency-Key", "own-key-3").status()).isEqualTo(409);
        // The second key names the lead from now on, the third, refused, names nothing.
        assertThat(post("open", lead(), "Idempotency-Key", "own-key-2").status())
                .isEqualTo(409);
        assertThat(post("open", lead(), "Idempotency-Key", "own-key-3").status())
                .isEqualTo(202);
        assertThat(post("open", body).leadId()).isEqualTo(first.leadId());
    }

    @Test
    void theCharsetOfTheContentTypeIsTheOneThatIsRead() {
        var latin = java.nio.charset.StandardCharsets.ISO_8859_1;
        var escaped = "last_name=M%FCller&phone=512-555-9111";
        var json = "{\"last_name\":\"M\u00fcller\",\"phone\":\"512-555-9111\"}";

        for (var kept : List.of(
                sent("application/x-www-form-urlencoded; charset=ISO-8859-1", escaped.getBytes(latin)),
                sent(
                        "application/x-www-form-urlencoded;charset=\"windows-1252\"",
                        escaped.replace("%FC", "\u00fc").getBytes(latin)),
                sent(
                        "application/x-www-form-urlencoded",
                        escaped.replace("%FC", "%C3%BC").getBytes(latin)),
                sent("application/json; charset=iso-8859-1", json.getBytes(latin)),
                sent("application/json; charset=UTF-16", json.getBytes(java.nio.charset.StandardCharsets.UTF_16)),
                sent("application/json", ("\ufeff" + json).getBytes(java.nio.charset.StandardCharsets.UTF_8)))) {
            assertThat(kept.status()).isEqualTo(202);
            var id = LeadId.of(kept.leadId());
            var received =
                    events.await(LeadReceived.class, event -> event.leadId().equals(id));
            assertThat(sealer.open(id, received.contact()).lastName()).isEqualTo("M\u00fcller");
        }
        for (var broken : List.of(
                sent("application/x-www-form-urlencoded", escaped.getBytes(latin)),
                sent("application/x-www-form-urlencoded; charset=utf-8", escaped.getBytes(latin)),
                sent("application/x-www-form-urlencoded; charset=us-ascii", escaped.getBytes(latin)),
                sent("application/json; charset=utf-8", json.getBytes(latin)))) {
            assertThat(broken.status()).isEqualTo(400);
            assertThat(broken.code()).isEqualTo("MALFORMED_BODY");
        }
        assertThat(send(request("/in/" + access("open").postingToken() + "?" + escaped)
                                .GET())
                        .status())
                .isEqualTo(400);
        for (var unknown :
                List.of("application/json; charset=ebcdic-9", "application/x-www-form-urlencoded; charset=UTF-16")) {
            var answer = sent(unknown, json.getBytes(latin));
            assertThat(answer.status()).isEqualTo(415);
            assertThat(answer.code()).isEqualTo("UNSUPPORTED_CHARSET");
            assertThat(answer.body().path("detail").asString()).contains(unknown.substring(unknown.indexOf('=') + 1));
        }
    }

    private Answer sent(String contentType, byte[] body) {
        return send(request("/v1/leads")
                .header("Authorization", "Bearer " + access("open").key())
                .header("Content-Type", contentType)
                .POST(BodyPublishers.ofByteArray(body)));
    }

    @Test
    void headAndOptionsOfAPostingUrlDoNothing() {
        var url = "/in/" + access("open").postingToken() + "?last_name=Head&phone=512-555-9121";
        var before = count("SELECT count(*) FROM lead");

        var head = send(request(url).method("HEAD", BodyPublishers.noBody()));
        var options = send(request(url).method("OPTIONS", BodyPublishers.noBody()));

        assertThat(head.status()).isEqualTo(405);
        assertThat(head.raw().headers().firstValue("Allow").orElse(""))
                .contains("GET")
                .contains("POST");
        assertThat(options.status()).isEqualTo(200);
        assertThat(send(request("/v1/leads").method("HEAD", BodyPublishers.noBody()))
                        .status())
                .isEqualTo(405);
        assertThat(count("SELECT count(*) FROM lead")).isEqualTo(before);
    }

    @Test
    void noAnswerRepeatsThePostingToken() {
        var token = access("open").postingToken();
        for (var answer : List.of(
                send(json("/in/" + token, "{")),
                send(json("/in/" + token + "x", "{}")),
                send(json("/in/" + token + "/more", "{}")),
                send(request("/in/" + token).PUT(BodyPublishers.ofString("{}"))),
                send(json("/in/" + access("web").postingToken(), "{}")))) {
            assertThat(answer.status()).isBetween(400, 499);
            assertThat(answer.raw().body()).doesNotContain(token, access("web").postingToken());
            assertThat(answer.body().path("instance").asString()).startsWith("urn:headgate:request:");
        }
    }

    @Test
    void whatACallDoesNotKnowIsRefusedByName() {
        var id = post("web", lead()).leadId();
        var unknown = send(request("/v1/leads/" + id + "?verbose=1&nonsense=x")
                .header("Authorization", "Bearer " + access("web").key())
                .GET());
        var batch = post("open", lead()).status() == 202 ? send(json("/v1/leads/batch", "{}")) : null;

        assertThat(unknown.status()).isEqualTo(400);
        assertThat(unknown.badFields()).containsExactly("verbose UNKNOWN_PARAMETER", "nonsense UNKNOWN_PARAMETER");
        assertThat(batch).extracting(Answer::status).isEqualTo(404);
        for (var prefer : List.of("wait", "wait=soon", "wait=-1", "respond-async, wait=1s")) {
            var answer = post("open", lead(), "Prefer", prefer);
            assertThat(answer.status()).as(prefer).isEqualTo(400);
            assertThat(answer.badFields()).containsExactly("Prefer WRONG_TYPE");
        }
        assertThat(post("open", lead(), "Prefer", "respond-async").status()).isEqualTo(202);
    }

    @Test
    void theApiDescribesHowToPostAndNothingInternal() {
        var api = send(request("/openapi.json").GET()).body();
        var post = api.path("paths").path("/v1/leads").path("post");

        assertThat(post.path("requestBody").path("content").propertyNames())
                .containsExactlyInAnyOrder("application/json", "application/x-www-form-urlencoded");
        assertThat(post.path("parameters").valueStream().map(one -> one.path("name")
                        .asString()))
                .contains("Prefer", "Idempotency-Key");
        assertThat(post.path("responses").propertyNames())
                .contains("200", "202", "400", "401", "403", "409", "413", "415", "422", "429", "503");
        assertThat(post.path("security").size()).isOne();
        assertThat(api.path("components")
                        .path("securitySchemes")
                        .path("source_key")
                        .path("scheme")
                        .asString())
                .isEqualTo("bearer");
        assertThat(api.path("paths").propertyNames()).noneMatch(path -> path.startsWith("/internal"));
    }

    @Test
    void aDuplicateIsRecordedRejectedAndPointsToTheFirst() {
        var body = lead();
        var first = post("web", body);
        var samePhone = new HashMap<>(body);
        samePhone.put("email", "somebody.else@example.com");
        var sameEmail = new HashMap<>(body);
        sameEmail.put("phone", "5125559200");

        var second = post("web", samePhone);
        var third = post("web", sameEmail, "Prefer", "wait=30");

        assertThat(second.status()).isEqualTo(202);
        assertThat(closed(LeadId.of(second.leadId())).duplicateOf()).hasToString(first.leadId());
        assertThat(get("web", second.leadId()).body().path("outcome").asString())
                .isEqualTo("rejected");
        assertThat(third.status()).isEqualTo(200);
        assertThat(third.body().path("outcome").asString()).isEqualTo("rejected");
        assertThat(third.body().path("reason").path("code").asString()).isEqualTo("DUPLICATE");
        // A rejected lead holds nothing: the phone that came only with the duplicate is still free.
        assertThat(get("web", post("web", lead("phone", "5125559200")).leadId())
                        .body()
                        .path("status")
                        .asString())
                .isEqualTo("received");
    }

    @Test
    void afterTheWindowThePersonIsNewAgain() {
        var body = lead();
        var first = post("web", body);
        jdbc.sql("UPDATE dedupe_claim SET claimed_at = claimed_at - interval '31 days' WHERE lead_id = ?")
                .param(LeadId.of(first.leadId()).value())
                .update();

        assertThat(status(post("web", body), "web")).isEqualTo("received");
        assertThat(status(post("web", body), "web")).isEqualTo("rejected");
    }

    private String status(Answer answer, String source) {
        assertThat(answer.status()).isEqualTo(202);
        return get(source, answer.leadId()).body().path("status").asString();
    }

    @Test
    void whatTheContractDoesNotCoverIsRecordedAndRejected() {
        var line = post("web", lead("service_line", "hvac"), "Prefer", "wait=30");
        var ended = post("ended", lead(), "Prefer", "wait=30");

        assertThat(line.body().path("reason").path("code").asString()).isEqualTo("SERVICE_LINE_NOT_IN_CONTRACT");
        assertThat(ended.body().path("reason").path("code").asString()).isEqualTo("CONTRACT_NOT_IN_FORCE");
        assertThat(closed(LeadId.of(line.leadId())).reason()).isEqualTo(ReasonCode.SERVICE_LINE_NOT_IN_CONTRACT);
    }

    @Test
    void moneyAndSmallerCapsCountAndNothingIsTakenBeyondThem() {
        var money = IntStream.range(0, 4)
                .mapToObj(_ -> status(post("money-cap", lead()), "money-cap"))
                .toList();
        var two = IntStream.range(0, 5)
                .mapToObj(_ -> status(post("two-caps", lead()), "two-caps"))
                .toList();

        assertThat(money).containsExactly("received", "received", "rejected", "rejected");
        assertThat(two).containsExactly("received", "received", "received", "rejected", "rejected");
        assertThat(count("SELECT taken FROM source_cap WHERE source_id = 'money-cap'"))
                .isEqualTo(20_000_000);
        assertThat(count("SELECT sum(taken) FROM source_cap WHERE source_id = 'two-caps'"))
                .isEqualTo(6);
        assertThat(status(post("nothing-cap", lead()), "nothing-cap")).isEqualTo("rejected");
    }

    @Test
    void aLeadOverTheCapMayComeBackLater() {
        var first = IntStream.range(0, 5).mapToObj(_ -> post("capped", lead())).toList();
        var body = lead();
        var over = post("capped", body, "Prefer", "wait=30");

        assertThat(first).extracting(Answer::status).containsOnly(202);
        assertThat(over.body().path("reason").path("code").asString()).isEqualTo("SOURCE_CAP_REACHED");
        assertThat(count(
                        "SELECT count(*) FROM dedupe_claim WHERE lead_id = ?",
                        LeadId.of(over.leadId()).value()))
                .isZero();
        assertThat(count("SELECT max(taken) FROM source_cap WHERE source_id = 'capped'"))
                .isEqualTo(5);
    }

    @Test
    void aLeadIsItsOwnSourcesOnly() {
        var id = post("web", lead()).leadId();

        var own = get("web", id);
        assertThat(own.status()).isEqualTo(200);
        assertThat(own.body().path("timeline").path(0).path("status").asString())
                .isEqualTo("received");
        for (var unknown : List.of(get("open", id), get("web", "lead_" + new java.util.UUID(1, 2)), get("web", "x"))) {
            assertThat(unknown.status()).isEqualTo(404);
            assertThat(unknown.code()).isEqualTo("NOT_FOUND");
        }
        assertThat(send(request("/v1/leads/" + id).GET()).status()).isEqualTo(401);
    }
}
