package io.headgate.delivery.transport.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.standardwebhooks.Webhook;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class WebhookSignatureTest {

    // The vector that the Standard Webhooks libraries share.
    private static final String SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
    private static final String ID = "msg_p5jXN8AQM9LWM0D4loKWxJek";
    private static final Instant AT = Instant.ofEpochSecond(1614265330L);
    private static final String BODY = "{\"test\": 2432232314}";
    private static final String EXPECTED = "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=";

    @Test
    void signsTheSharedVector() {
        assertThat(WebhookSignature.sign(List.of(SECRET), ID, AT, BODY)).isEqualTo(EXPECTED);
        assertThat(WebhookSignature.sign(List.of("MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"), ID, AT, BODY))
                .isEqualTo(EXPECTED);
    }

    @Test
    void carriesOneSignaturePerSecretDuringARotation() throws Exception {
        var now = Instant.now();
        var body = "{\"name\":\"Zoë\"}";
        var header = WebhookSignature.sign(List.of("whsec_bmV3c2VjcmV0bmV3c2VjcmV0bmV3cw==", SECRET), ID, now, body);

        assertThat(header.split(" ")).hasSize(2);
        for (var secret : List.of("whsec_bmV3c2VjcmV0bmV3c2VjcmV0bmV3cw==", SECRET)) {
            new Webhook(secret)
                    .verify(
                            body,
                            Map.of(
                                    "webhook-id", List.of(ID),
                                    "webhook-timestamp", List.of(Long.toString(now.getEpochSecond())),
                                    "webhook-signature", List.of(header)));
        }
    }

    @Test
    void takesATypedSecretAsItsCharacters() {
        assertThat(WebhookSignature.sign(List.of("not base64!"), ID, AT, BODY))
                .startsWith("v1,")
                .isNotEqualTo(EXPECTED);
    }

    @Test
    void refusesAnEmptySecret() {
        assertThatThrownBy(() -> WebhookSignature.sign(List.of(""), ID, AT, BODY))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
