package io.headgate.delivery.transport;

import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.headgate.delivery.transport.http.HttpTransport;
import io.headgate.delivery.transport.webhook.WebhookTransport;
import java.util.List;
import org.junit.jupiter.api.Test;

class TransportsTest {

    @Test
    void doesNotStartWithoutATransportThatIsPublished() {
        assertThatIllegalStateException()
                .isThrownBy(() -> new Transports(List.of(new WebhookTransport(null))))
                .withMessageContaining("but Method publishes");
    }

    @Test
    void doesNotStartWithTwoTransportsOfOneMethod() {
        assertThatIllegalStateException()
                .isThrownBy(() -> new Transports(List.of(new HttpTransport(null), new HttpTransport(null))))
                .withMessageContaining("two transports deliver by HTTP");
    }
}
