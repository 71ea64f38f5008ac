package io.headgate.delivery.transport;

import static org.assertj.core.api.Assertions.assertThat;

import io.headgate.delivery.Leads;
import io.headgate.model.config.Delivery;
import io.headgate.model.delivery.v1.AttemptClass;
import io.headgate.model.person.Contact;
import io.headgate.model.shared.ReasonCode;
import io.headgate.outbound.core.Deadline;
import io.headgate.outbound.core.EgressPolicy;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * What every transport promises, against a receiver that speaks its protocol over a real socket. A new transport
 * inherits this class and brings a {@link Receiver}.
 *
 * @param <M> the transport's message
 */
@Timeout(value = 60, unit = TimeUnit.SECONDS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
public abstract class TransportContract<M> {

    protected static final String SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";

    private static final Duration LONG = Duration.ofSeconds(30);
    private static final Duration SHORT = Duration.ofMillis(1500);
    private static final EgressPolicy LOOPBACK = new EgressPolicy(List.of("127.0.0.0/8"), List.of());
    private static final EgressPolicy PUBLIC_ONLY = new EgressPolicy(List.of(), List.of());

    private Receiver receiver;
    private Transport<M> transport;

    /** A receiver on the loopback that can be told how to answer the next message. */
    public interface Receiver extends AutoCloseable {

        void accept();

        void reject();

        void askForRetry();

        /** Takes the message and answers nothing. */
        void hang();

        /** Takes the message and closes the connection without an answer. */
        void vanish();

        /** Breaks the connection in the middle of an answer that would have accepted. */
        void resetInMidAnswer();

        /** Answers without end, in what would have been an acceptance. */
        void answerWithoutEnd();

        /** How many messages it got whole. */
        int received();

        @Override
        void close();
    }

    protected abstract Receiver receiver();

    /** The transport that sends to the receiver. */
    protected abstract Transport<M> transport(Receiver receiver, EgressPolicy policy);

    /** The settings of an endpoint that is the receiver. */
    protected abstract Delivery delivery(Receiver receiver);

    /** The settings whose message is the golden file. */
    protected abstract Delivery goldenDelivery();

    /** The message as it goes over the wire. */
    protected abstract String wire(M message);

    @BeforeEach
    void open() {
        receiver = receiver();
        transport = transport(receiver, LOOPBACK);
    }

    @AfterEach
    void close() {
        receiver.close();
    }

    @Test
    void saysAcceptedWhenTheReceiverAccepts() {
        receiver.accept();

        var result = send(LONG);

        assertThat(result.outcome().result()).isEqualTo(AttemptClass.ACCEPTED);
        assertThat(result).isInstanceOfSatisfying(SendResult.Answered.class, answered -> assertThat(answered.code())
                .matches("[A-Z]+ .+"));
        assertThat(receiver.received()).isEqualTo(1);
    }

    @Test
    void saysRejectedWhenTheReceiverRefusesTheLead() {
        receiver.reject();

        assertThat(send(LONG).outcome().result()).isEqualTo(AttemptClass.REJECTED);
    }

    @Test
    void triesAgainWhenTheReceiverAsksForIt() {
        receiver.askForRetry();

        assertThat(send(LONG).outcome().result()).isEqualTo(AttemptClass.RETRY);
    }

    @Test
    void isOverByTheDeadlineAndDoesNotKnowTheOutcome() {
        receiver.hang();

        assertThat(send(SHORT).outcome().result()).isEqualTo(AttemptClass.UNKNOWN);
    }

    @Test
    void doesNotKnowTheOutcomeWhenTheConnectionEndsWithoutAnAnswer() {
        receiver.vanish();

        assertThat(send(LONG).outcome().result()).isEqualTo(AttemptClass.UNKNOWN);
    }

    // The receiver may have the lead: a result that gives it back to routing could sell it twice.
    @Test
    void neverGivesALeadBackAfterAResetInMidAnswer() {
        receiver.resetInMidAnswer();

        assertThat(send(LONG).outcome().result()).isIn(AttemptClass.UNKNOWN, AttemptClass.ACCEPTED);
    }

    @Test
    void readsNoMoreThanItsLimitOfAnAnswerWithoutEnd() {
        receiver.answerWithoutEnd();

        var result = send(LONG);

        assertThat(result.outcome().result()).isIn(AttemptClass.UNKNOWN, AttemptClass.ACCEPTED);
        if (result instanceof SendResult.Answered answered && answered.excerpt() != null) {
            assertThat(answered.excerpt()).hasSizeLessThanOrEqualTo(64 * 1024);
        }
    }

    @Test
    void sendsNothingWhereNobodyListens() {
        receiver.close();

        assertThat(send(LONG).outcome().result()).isEqualTo(AttemptClass.NOT_SENT);
    }

    @Test
    void sendsNothingToAnAddressThatIsForbidden() {
        receiver.accept();
        transport = transport(receiver, PUBLIC_ONLY);

        var result = send(LONG);

        assertThat(result).isInstanceOf(SendResult.Forbidden.class);
        assertThat(result.outcome().reason()).isEqualTo(ReasonCode.EGRESS_REFUSED);
        assertThat(receiver.received()).isZero();
    }

    @Test
    void storesNothingPersonalAndNoSecret() {
        var stored = prepare(DeliveryJobs.job(goldenDelivery(), Leads.contact(), List.of(SECRET)))
                .stored();

        assertThat(stored)
                .contains("‹redacted:first_name›")
                .doesNotContain("Zebedee", "Quillfeather", "canary", "5550187", "Canary Yard", "78717", "198.51.100.77")
                .doesNotContain(SECRET, SECRET.substring("whsec_".length()));
        assertThat(prepare(DeliveryJobs.first(goldenDelivery(), List.of(SECRET)))
                        .toString())
                .doesNotContain("Zebedee");
    }

    @Test
    void rendersEqualMessagesOfEqualJobs() {
        var job = DeliveryJobs.job(goldenDelivery(), Leads.contact(), List.of(SECRET));

        assertThat(wire(prepare(job).message())).isEqualTo(wire(prepare(job).message()));
    }

    /** With -Dgolden.write=true the file is written anew, and its change is to be read. */
    @Test
    void rendersTheGoldenMessage() throws IOException {
        var job = DeliveryJobs.job(goldenDelivery(), goldenContact(), List.of(SECRET));
        var message = wire(prepare(job).message()).replace("\r\n", "\n");
        var name = transport.method().name().toLowerCase(java.util.Locale.ROOT) + ".txt";
        var file = Path.of("src/test/resources/golden/transport", name);
        if (Boolean.getBoolean("golden.write")) {
            Files.createDirectories(file.getParent());
            Files.writeString(file, message);
        }

        assertThat(message).isEqualTo(Files.readString(file, StandardCharsets.UTF_8));
    }

    // One attribute only: the order of several is not the same in every process.
    private static Contact goldenContact() {
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
                Map.of("home_owner", true));
    }

    protected final SendResult send(Duration timeout) {
        var ready = prepare(DeliveryJobs.first(delivery(receiver), List.of()));
        return transport.send(ready.message(), Deadline.after(timeout, System.nanoTime()));
    }

    protected final Prepared.Ready<M> prepare(DeliveryJob job) {
        return switch (Transports.prepareMessage(transport, job)) {
            case Prepared.Ready<M> ready -> ready;
            case Prepared.Misconfigured<M>(var detail) -> throw new AssertionError(detail);
        };
    }
}
