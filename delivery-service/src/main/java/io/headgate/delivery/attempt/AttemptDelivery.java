package io.headgate.delivery.attempt;

import io.headgate.delivery.core.AttemptOutcome;
import io.headgate.delivery.endpoint.EndpointView;
import io.headgate.delivery.endpoint.Endpoints;
import io.headgate.delivery.queue.AttemptResult;
import io.headgate.delivery.queue.ClaimedDelivery;
import io.headgate.delivery.transport.AttemptMarks;
import io.headgate.delivery.transport.DeliveryJob;
import io.headgate.delivery.transport.Prepared;
import io.headgate.delivery.transport.SendResult;
import io.headgate.delivery.transport.Transport;
import io.headgate.delivery.transport.Transports;
import io.headgate.messaging.event.TraceContext;
import io.headgate.model.config.Method;
import io.headgate.model.person.Contact;
import io.headgate.outbound.core.Deadline;
import io.headgate.outbound.core.Redaction;
import io.headgate.service.crypto.ContactSealer;
import io.headgate.service.crypto.UnsealableException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;

/**
 * The middle step of an attempt: renders and sends, with no transaction open. The person's data exists in the clear
 * only here, in memory, for the time of the call; what is returned is redacted.
 */
@Component
public class AttemptDelivery {

    private static final int LONGEST_WORDS = 300;

    private final Endpoints endpoints;
    private final Transports transports;
    private final ContactSealer sealer;
    private final Clock clock;

    AttemptDelivery(Endpoints endpoints, Transports transports, ContactSealer sealer, Clock clock) {
        this.endpoints = endpoints;
        this.transports = transports;
        this.sealer = sealer;
        this.clock = clock;
    }

    /** Makes the claimed attempt with the contact that travelled with the lead. */
    public AttemptResult makeAttempt(ClaimedDelivery delivery) {
        var begun = System.nanoTime();
        Contact contact;
        try {
            contact = sealer.open(delivery.routed().leadId(), delivery.contact());
        } catch (UnsealableException | JacksonException e) {
            return ours("the contact cannot be unsealed with this installation's key", begun);
        }
        return makeAttempt(delivery, contact, false);
    }

    /** Makes an attempt with this contact. */
    public AttemptResult makeAttempt(ClaimedDelivery delivery, Contact contact, boolean replay) {
        var begun = System.nanoTime();
        var view = endpoints.find(delivery.endpointId()).orElse(null);
        if (view == null) {
            return unsent("the endpoint is not in the configuration", begun);
        }
        var transport = transports.find(view.delivery().method()).orElse(null);
        if (transport == null) {
            return unsent("the method " + name(view.delivery().method()) + " is not available", begun);
        }
        var secrets = endpoints.secrets(view.delivery().secretRef());
        return prepareAndSend(transport, job(delivery, contact, replay, view, secrets), delivery, begun);
    }

    private DeliveryJob job(
            ClaimedDelivery delivery, Contact contact, boolean replay, EndpointView view, List<String> secrets) {
        var routed = delivery.routed();
        return new DeliveryJob(
                routed.leadId(),
                routed.round(),
                routed.allocation(),
                routed.facts(),
                contact,
                endpoints.origin(routed.facts().sourceId()),
                view.delivery(),
                view.mapping(),
                secrets,
                new AttemptMarks(
                        delivery.attempt(),
                        delivery.mayHaveIt(),
                        replay,
                        clock.instant(),
                        TraceContext.current().child().traceparent()));
    }

    private static <M> AttemptResult prepareAndSend(
            Transport<M> transport, DeliveryJob job, ClaimedDelivery delivery, long begun) {
        return switch (Transports.prepareMessage(transport, job)) {
            case Prepared.Misconfigured<M>(var detail) -> unsent(detail, begun);
            case Prepared.Ready<M> ready -> {
                var timeout = job.delivery().timeout();
                // After a long pause of this process the lease may be over and somebody else sending.
                var left = delivery.lease().minusNanos(System.nanoTime() - delivery.claimedNanos());
                if (left.compareTo(timeout) < 0) {
                    yield ours("this worker was too late", begun);
                }
                var deadline = Deadline.after(timeout, System.nanoTime());
                yield recordable(send(transport, ready.message(), deadline), job, ready.stored(), begun);
            }
        };
    }

    private static <M> SendResult send(Transport<M> transport, M message, Deadline deadline) {
        try {
            return transport.send(message, deadline);
        } catch (RuntimeException e) {
            // A transport throws nothing by contract. If it does, nobody knows how far it got.
            return new SendResult.Lost("the transport failed: " + e.getClass().getSimpleName());
        }
    }

    // What cannot be redacted is not kept; the endpoint may have the lead.
    private static AttemptResult recordable(SendResult sent, DeliveryJob job, String request, long begun) {
        var millis = millisSince(begun);
        return switch (sent) {
            case SendResult.Answered answered -> {
                try {
                    var redaction = Redaction.of(job.contact(), job.secrets());
                    var excerpt = answered.excerpt() == null ? null : redaction.apply(answered.excerpt());
                    yield new AttemptResult(
                            redacted(answered.outcome(), redaction),
                            answered.code(),
                            answered.httpStatus(),
                            request,
                            excerpt,
                            millis,
                            false);
                } catch (RuntimeException e) {
                    var unread = AttemptOutcome.unknown("the answer could not be read");
                    yield new AttemptResult(
                            unread, answered.code(), answered.httpStatus(), request, null, millis, false);
                }
            }
            case SendResult.NotSent _, SendResult.Forbidden _, SendResult.Lost _ ->
                new AttemptResult(sent.outcome(), null, null, request, null, millis, false);
        };
    }

    private static AttemptOutcome redacted(AttemptOutcome outcome, Redaction redaction) {
        return new AttemptOutcome(
                outcome.result(),
                outcome.reason(),
                outcome.detail(),
                words(outcome.buyerReason(), redaction),
                words(outcome.externalId(), redaction),
                outcome.price(),
                outcome.retryAfter(),
                outcome.overloaded());
    }

    private static @Nullable String words(@Nullable String text, Redaction redaction) {
        if (text == null) {
            return null;
        }
        var redacted = redaction.apply(text);
        return redacted.length() <= LONGEST_WORDS ? redacted : redacted.substring(0, LONGEST_WORDS) + "…";
    }

    private static AttemptResult ours(String detail, long begun) {
        return new AttemptResult(AttemptOutcome.notSent(detail), null, null, "", null, millisSince(begun), true);
    }

    private static AttemptResult unsent(String detail, long begun) {
        return new AttemptResult(AttemptOutcome.misconfigured(detail), null, null, "", null, millisSince(begun), false);
    }

    private static String name(Method method) {
        return method.name().toLowerCase(Locale.ROOT);
    }

    private static long millisSince(long begun) {
        return Duration.ofNanos(System.nanoTime() - begun).toMillis();
    }
}
