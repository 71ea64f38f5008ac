package io.headgate.delivery.transport.http;

import static io.headgate.delivery.transport.DeliveryJobs.ALLOCATION;
import static io.headgate.delivery.transport.DeliveryJobs.AT;
import static org.assertj.core.api.Assertions.assertThat;

import com.standardwebhooks.Webhook;
import com.standardwebhooks.exceptions.EmptyWebhookSecretException;
import com.standardwebhooks.exceptions.WebhookSigningException;
import io.headgate.delivery.Leads;
import io.headgate.delivery.transport.DeliveryJobs;
import io.headgate.delivery.transport.Prepared;
import io.headgate.delivery.transport.Transport;
import io.headgate.delivery.transport.Transports;
import io.headgate.delivery.transport.webhook.WebhookTransport;
import io.headgate.model.config.BodyFormat;
import io.headgate.model.config.Delivery;
import io.headgate.model.config.Method;
import io.headgate.model.person.Contact;
import io.headgate.outbound.core.OutboundRequest;
import java.math.BigDecimal;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class HttpRequestRendererTest {

    private static final String SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
    private static final Map<Method, Transport<HttpMessage>> TRANSPORTS =
            Map.of(Method.WEBHOOK, new WebhookTransport(null), Method.HTTP, new HttpTransport(null));

    @Test
    void signsAWebhookAndMarksIt() {
        var request = ready(delivery(Method.WEBHOOK, BodyFormat.JSON, Map.of(), "ref", Map.of()), List.of(SECRET));
        var id = ALLOCATION.deliveryId().toString();

        assertThat(request.headers())
                .containsEntry("content-type", "application/json")
                .containsEntry("webhook-id", id)
                .containsEntry("idempotency-key", id)
                .containsEntry("webhook-timestamp", Long.toString(AT.getEpochSecond()))
                .containsEntry("webhook-signature", signature(id, request.body()))
                .containsEntry("lead-attempt", "3")
                .containsEntry("lead-possible-duplicate", "true")
                .containsEntry("lead-replay", "true")
                .containsEntry("traceparent", "00-1-2-01");
        assertThat(request.body()).contains("\"first_name\":\"Zebedee\"", "\"delivery_id\":\"" + id + "\"");
    }

    @Test
    void sendsAWebhookWithoutASecretUnsigned() {
        assertThat(ready(delivery(Method.WEBHOOK, BodyFormat.JSON, Map.of(), null, Map.of()), List.of())
                        .headers())
                .containsKey("webhook-id")
                .doesNotContainKey("webhook-signature");
    }

    @ParameterizedTest
    @EnumSource(
            value = Method.class,
            names = {"WEBHOOK", "HTTP"})
    void refusesToSendWithoutTheSecretItNames(Method method) {
        assertThat(render(delivery(method, BodyFormat.JSON, Map.of(), "gone", Map.of()), List.of()))
                .isEqualTo(new Prepared.Misconfigured<>("the secret \"gone\" is not set"));
    }

    @Test
    void sendsAFormInTheReceiversNames() {
        var mapping = new LinkedHashMap<String, String>();
        mapping.put("customer name", "{first_name} & {last_name}");
        mapping.put("mail", "email");
        mapping.put("second_phone", "phone_alt");
        mapping.put("where", "address");
        var request = ready(delivery(Method.HTTP, BodyFormat.FORM, mapping, null, Map.of()), List.of());

        assertThat(request.headers()).containsEntry("content-type", "application/x-www-form-urlencoded");
        assertThat(request.body())
                .isEqualTo(
                        "customer+name=Zebedee+%26+Quillfeather&mail=zebedee%40canary.example"
                                + "&where.line1=1+Canary+Yard&where.city=Austin&where.state=TX&where.zip=78717&where.country=US");
        assertThat(request.stored()).contains("mail=‹redacted:email›").doesNotContain("Zebedee", "canary.example");
    }

    @Test
    void nestsDottedNamesInJson() {
        var mapping = new LinkedHashMap<String, String>();
        mapping.put("person.name", "first_name");
        mapping.put("person.phones.main", "phone");
        mapping.put("ref", "=x");

        assertThat(ready(delivery(Method.HTTP, BodyFormat.JSON, mapping, null, Map.of()), List.of())
                        .body())
                .isEqualTo("{\"person\":{\"name\":\"Zebedee\",\"phones\":{\"main\":\"+15125550187\"}},\"ref\":\"x\"}");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"12345678901234567890", "0.1234567890123456789", "1500", "-0.10", "90071992547409930000000"})
    void writesEveryDigitOfANumber(String number) {
        var mapping = Map.of("n", "attributes.big", "t", "no {attributes.big}");
        var contact = with("big", new BigDecimal(number));
        var json =
                render(delivery(Method.HTTP, BodyFormat.JSON, Map.of("n", "attributes.big"), null, Map.of()), contact);
        var form = render(delivery(Method.HTTP, BodyFormat.FORM, new TreeMap<>(mapping), null, Map.of()), contact);
        var shortened = render(
                delivery(Method.HTTP, BodyFormat.JSON, Map.of("n", "attributes.big"), null, Map.of()),
                with("big", new BigDecimal(number).stripTrailingZeros()));

        assertThat(json).isEqualTo("{\"n\":" + number + "}");
        assertThat(form).isEqualTo("n=" + number + "&t=no+" + number);
        assertThat(shortened).doesNotContain("E");
    }

    @Test
    void signsTheBytesThatAreSentWhateverSignsAreInThem() {
        var contact = with("note", "a*b~c d+e&f=ü\u00A0\uD83D\uDE00");
        var mapping = Map.of("note", "attributes.note");
        var form = render(delivery(Method.HTTP, BodyFormat.FORM, mapping, null, Map.of()), contact);
        var signed =
                request(delivery(Method.WEBHOOK, BodyFormat.JSON, mapping, "ref", Map.of()), contact, List.of(SECRET));
        var id = ALLOCATION.deliveryId().toString();

        // One spelling of our own: + for a space, *, - and _ as they are, everything else in bytes of UTF-8.
        assertThat(form).isEqualTo("note=a*b%7Ec+d%2Be%26f%3D%C3%BC%C2%A0%F0%9F%98%80");
        assertThat(signed.headers().get("webhook-signature")).isEqualTo(signature(id, signed.body()));
    }

    private static Contact with(String attribute, Object value) {
        var c = Leads.contact();
        return new Contact(
                c.firstName(),
                c.lastName(),
                c.email(),
                c.phone(),
                c.phoneAlt(),
                c.address(),
                c.consent(),
                c.sourceLeadId(),
                Map.of(attribute, value));
    }

    private static String render(Delivery delivery, Contact contact) {
        return request(delivery, contact, List.of()).body();
    }

    @Test
    void usesASecretAsBearerUnlessAHeaderAsksForIt() {
        var bearer = ready(delivery(Method.HTTP, BodyFormat.JSON, Map.of(), "ref", Map.of()), List.of("tok-1"));
        var own = ready(
                delivery(Method.HTTP, BodyFormat.JSON, Map.of(), "ref", Map.of("X-Api-Key", "k={secret}")),
                List.of("tok-1"));

        assertThat(bearer.headers()).containsEntry("authorization", "Bearer tok-1");
        assertThat(own.headers()).containsEntry("x-api-key", "k=tok-1").doesNotContainKey("authorization");
        assertThat(bearer.stored() + own.stored()).doesNotContain("tok-1");
    }

    @Test
    void neverLetsConfigurationForgeOrBreakHeaders() {
        var forged = ready(
                delivery(
                        Method.WEBHOOK,
                        BodyFormat.JSON,
                        Map.of(),
                        null,
                        Map.of("Host", "evil.example", "Webhook-Id", "mine", "X-Fine", "yes")),
                List.of());

        assertThat(forged.headers()).doesNotContainKey("host").containsEntry("x-fine", "yes");
        assertThat(forged.headers().get("webhook-id"))
                .isEqualTo(ALLOCATION.deliveryId().toString());
        assertThat(render(
                        delivery(Method.HTTP, BodyFormat.JSON, Map.of(), null, Map.of("X-A", "a\r\nX-B: b")),
                        List.of()))
                .isInstanceOf(Prepared.Misconfigured.class);
        assertThat(render(delivery(Method.HTTP, BodyFormat.JSON, Map.of(), "ref", Map.of()), List.of("a\nb")))
                .isInstanceOf(Prepared.Misconfigured.class);
    }

    @Test
    void storesNothingPersonalAndNoSecret() {
        var stored = ready(delivery(Method.WEBHOOK, BodyFormat.JSON, Map.of(), "ref", Map.of()), List.of(SECRET))
                .stored();

        assertThat(stored)
                .startsWith("POST https://crm.example:443/leads?‹redacted:query›\n")
                .contains("\"first_name\":\"‹redacted:first_name›\"", "\"service_line\":\"termite\"")
                .contains("webhook-signature: ‹redacted:webhook-signature›")
                .doesNotContain("Zebedee", "Quillfeather", "canary", "5550187", "Canary Yard", "78717", "198.51.100.77")
                .doesNotContain("token=1", SECRET);
    }

    private static OutboundRequest ready(Delivery delivery, List<String> secrets) {
        return request(delivery, Leads.contact(), secrets);
    }

    private static OutboundRequest request(Delivery delivery, Contact contact, List<String> secrets) {
        return switch (prepare(delivery, contact, secrets)) {
            case Prepared.Ready<HttpMessage> ready -> ready.message().request();
            case Prepared.Misconfigured<HttpMessage>(var detail) -> throw new AssertionError(detail);
        };
    }

    private static Prepared<HttpMessage> render(Delivery delivery, List<String> secrets) {
        return prepare(delivery, Leads.contact(), secrets);
    }

    private static Prepared<HttpMessage> prepare(Delivery delivery, Contact contact, List<String> secrets) {
        return Transports.prepareMessage(
                TRANSPORTS.get(delivery.method()), DeliveryJobs.job(delivery, contact, secrets));
    }

    // The library itself, so that the expectation is not made by the code under test.
    private static String signature(String id, String body) {
        try {
            return new Webhook(Base64.getDecoder().decode(SECRET.substring("whsec_".length())))
                    .sign(id, AT.getEpochSecond(), body);
        } catch (EmptyWebhookSecretException | WebhookSigningException e) {
            throw new AssertionError(e);
        }
    }

    private static Delivery delivery(
            Method method,
            BodyFormat format,
            Map<String, String> mapping,
            @Nullable String secretRef,
            Map<String, String> headers) {
        return new Delivery(
                method,
                "https://crm.example/leads?token=1",
                format,
                headers,
                secretRef,
                null,
                null,
                mapping,
                null,
                null,
                null,
                null);
    }
}
