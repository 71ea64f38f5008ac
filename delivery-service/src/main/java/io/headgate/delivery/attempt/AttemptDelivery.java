package io.headgate.delivery.attempt;

import io.headgate.delivery.core.AttemptOutcome;
import io.headgate.delivery.endpoint.EndpointView;
import io.headgate.delivery.endpoint.Endpoints;
import io.headgate.delivery.queue.AttemptResult;
import io.headgate.delivery.queue.ClaimedDelivery;
import io.headgate.delivery.transport.DeliveryJob;
import io.headgate.delivery.transport.Prepared;
import io.headgate.delivery.transport.http.HttpRequestRenderer;
import io.headgate.messaging.event.TraceContext;
import io.headgate.model.shared.Contact;
import io.headgate.outbound.core.CallResult;
import io.headgate.outbound.core.Deadline;
import io.headgate.outbound.core.HttpAnswer;
import io.headgate.outbound.core.OutboundRequest;
import io.headgate.outbound.core.Redaction;
import io.headgate.outbound.core.TargetUrl;
import io.headgate.outbound.http.OutboundHttpClient;
import io.headgate.service.crypto.ContactSealer;
import io.headgate.service.crypto.UnsealableException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
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
    private final HttpRequestRenderer renderer;
    private final OutboundHttpClient http;
    private final ContactSealer sealer;
    private final Clock clock;

    AttemptDelivery(
            Endpoints endpoints,
            HttpRequestRenderer renderer,
            OutboundHttpClient http,
            ContactSealer sealer,
            Clock clock) {
        this.endpoints = endpoints;
        this.renderer = renderer;
        this.http = http;
        this.sealer = sealer;
        this.clock = clock;
    }

    /** Makes the claimed attempt with the contact that travelled with the lead. */
    public AttemptResult makeAttempt(ClaimedDelivery delivery) {
        var begun = System.nanoTime();
        Contact contact;
        try {
            contact = sealer.open(delivery.leadId(), delivery.contact());
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
            return unsent(AttemptOutcome.misconfigured("the endpoint is not in the configuration"), begun);
        }
        if (!view.delivery().available()) {
            return unsent(
                    AttemptOutcome.misconfigured("the method "
                            + view.delivery().method().name().toLowerCase(java.util.Locale.ROOT)
                            + " is not available"),
                    begun);
        }
        return switch (view.target()) {
            case TargetUrl.Refused refused -> unsent(AttemptOutcome.misconfigured(refused.detail()), begun);
            case TargetUrl.Target target -> renderAndSend(delivery, contact, replay, view, target, begun);
        };
    }

    private AttemptResult renderAndSend(
            ClaimedDelivery delivery,
            Contact contact,
            boolean replay,
            EndpointView view,
            TargetUrl.Target target,
            long begun) {
        var secrets = endpoints.secrets(view.delivery().secretRef());
        return switch (render(delivery, contact, replay, view, target, secrets)) {
            case Prepared.Misconfigured bad -> unsent(AttemptOutcome.misconfigured(bad.detail()), begun);
            case Prepared.Ready ready -> send(delivery, contact, view, secrets, ready.request(), begun);
        };
    }

    private Prepared render(
            ClaimedDelivery delivery,
            Contact contact,
            boolean replay,
            EndpointView view,
            TargetUrl.Target target,
            List<String> secrets) {
        var job = new DeliveryJob(
                delivery.leadId(),
                delivery.round(),
                delivery.allocation(),
                delivery.facts(),
                contact,
                endpoints.origin(delivery.facts().sourceId()),
                view.delivery(),
                target,
                view.mapping(),
                secrets,
                delivery.attempt(),
                delivery.mayHaveIt(),
                replay,
                clock.instant(),
                TraceContext.current().child().traceparent());
        try {
            return renderer.render(job);
        } catch (RuntimeException e) {
            // Nothing was sent, and that has to be on record: a lost attempt would count as a possible delivery.
            return new Prepared.Misconfigured(
                    "the request could not be made: " + e.getClass().getSimpleName());
        }
    }

    private AttemptResult send(
            ClaimedDelivery delivery,
            Contact contact,
            EndpointView view,
            List<String> secrets,
            OutboundRequest request,
            long begun) {
        var timeout = view.delivery().timeout();
        // After a long pause of this process the lease may be over and somebody else sending.
        var left = delivery.lease().minusNanos(System.nanoTime() - delivery.claimedNanos());
        if (left.compareTo(timeout) < 0) {
            return ours("this worker was too late", begun);
        }
        var exchange = http.send(request, Deadline.after(timeout, System.nanoTime()));
        return switch (exchange) {
            case CallResult.NotSent(var detail) ->
                attempted(AttemptOutcome.notSent(detail), null, request, null, begun);
            case CallResult.Forbidden(var detail) ->
                attempted(AttemptOutcome.egressRefused(detail), null, request, null, begun);
            case CallResult.Lost(var detail) -> attempted(AttemptOutcome.unknown(detail), null, request, null, begun);
            case CallResult.Answered(var answer) -> read(answer, delivery, contact, view, secrets, request, begun);
        };
    }

    private static AttemptResult read(
            HttpAnswer answer,
            ClaimedDelivery delivery,
            Contact contact,
            EndpointView view,
            List<String> secrets,
            OutboundRequest request,
            long begun) {
        try {
            var redaction = Redaction.of(contact, secrets);
            var outcome = view.classifier().classify(answer, delivery.mayHaveIt());
            return attempted(
                    redacted(outcome, redaction), answer.status(), request, redaction.apply(answer.body()), begun);
        } catch (RuntimeException e) {
            // The endpoint may have the lead. What cannot be redacted is not kept.
            var unread = AttemptOutcome.unknown("the answer could not be read");
            return attempted(unread, answer.status(), request, null, begun);
        }
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

    private static AttemptResult attempted(
            AttemptOutcome outcome,
            @Nullable Integer status,
            OutboundRequest request,
            @Nullable String response,
            long begun) {
        return new AttemptResult(outcome, status, request.stored(), response, millisSince(begun), false);
    }

    private static AttemptResult ours(String detail, long begun) {
        return new AttemptResult(AttemptOutcome.notSent(detail), null, "", null, millisSince(begun), true);
    }

    private static AttemptResult unsent(AttemptOutcome outcome, long begun) {
        return new AttemptResult(outcome, null, "", null, millisSince(begun), false);
    }

    private static long millisSince(long begun) {
        return Duration.ofNanos(System.nanoTime() - begun).toMillis();
    }
}
