package io.headgate.intake.submission;

import io.headgate.intake.config.IntakeMetrics;
import io.headgate.intake.core.reading.FlatBody;
import io.headgate.intake.core.reading.SourceTerms;
import io.headgate.intake.core.status.DecisionStatus;
import io.headgate.intake.submission.persist.Submitted;
import io.headgate.messaging.event.EventIds;
import io.headgate.model.shared.LeadId;
import io.headgate.model.shared.ReasonCode;
import io.headgate.service.web.FieldProblem;
import io.headgate.service.web.ProblemCode;
import io.headgate.service.web.ProblemException;
import io.headgate.service.web.boundary.AnyQuery;
import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.HttpRequestMethodNotSupportedException;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.bind.annotation.RestController;

/** Where sources post leads. A 2xx means durable; every refusal is a problem that says what to do. */
@RestController
class IntakeController {

    private static final Pattern IDEMPOTENCY_KEY = Pattern.compile("[\\x21-\\x7e][\\x20-\\x7e]{0,254}");
    private static final String PREFER = "Prefer";

    private final SourceGate gate;
    private final BodyReader bodies;
    private final SubmitLead submitLead;
    private final DecisionWaiters waiters;
    private final IntakeMetrics metrics;

    IntakeController(
            SourceGate gate, BodyReader bodies, SubmitLead submitLead, DecisionWaiters waiters, IntakeMetrics metrics) {
        this.gate = gate;
        this.bodies = bodies;
        this.submitLead = submitLead;
        this.waiters = waiters;
        this.metrics = metrics;
    }

    @PostMapping("/v1/leads")
    ResponseEntity<Object> post(HttpServletRequest request) {
        return handle(request, gate::ofHeader, request.getHeader(HttpHeaders.AUTHORIZATION), bodies::read);
    }

    @AnyQuery
    @PostMapping("/in/{token}")
    ResponseEntity<Object> postToUrl(@PathVariable String token, HttpServletRequest request) {
        return handle(request, _ -> gate.ofToken(token), null, bodies::readWithQuery);
    }

    @AnyQuery
    @GetMapping("/in/{token}")
    ResponseEntity<Object> getToUrl(@PathVariable String token, HttpServletRequest request) {
        return handle(request, _ -> gate.ofToken(token), null, bodies::readWithQuery);
    }

    /** A GET here posts a lead, by contract; a HEAD never does anything (RFC 9110, 9.2.1). */
    @AnyQuery
    @Hidden
    @RequestMapping(path = "/in/{token}", method = RequestMethod.HEAD)
    void headOfUrl() throws HttpRequestMethodNotSupportedException {
        throw new HttpRequestMethodNotSupportedException("HEAD", List.of("GET", "POST"));
    }

    private ResponseEntity<Object> handle(
            HttpServletRequest request,
            Function<@Nullable String, SourceTerms> authenticate,
            @Nullable String credential,
            Function<HttpServletRequest, FlatBody> read) {
        try {
            var source = authenticate.apply(credential);
            gate.admit(source);
            var key = idempotencyKey(request);
            return submit(source, read.apply(request), key, PreferWait.requestedWait(request.getHeader(PREFER)));
        } catch (ProblemException e) {
            metrics.refused(e.code());
            throw e;
        }
    }

    private static @Nullable String idempotencyKey(HttpServletRequest request) {
        var key = request.getHeader("Idempotency-Key");
        if (key != null && !IDEMPOTENCY_KEY.matcher(key).matches()) {
            throw new ProblemException(
                    ProblemCode.BAD_IDEMPOTENCY_KEY, "An Idempotency-Key has 1 to 255 printable ASCII characters.");
        }
        return key;
    }

    private ResponseEntity<Object> submit(SourceTerms source, FlatBody body, @Nullable String key, Duration wait) {
        var leadId = new LeadId(EventIds.next());
        if (wait.isZero()) {
            return answer(recorded(submitLead.submit(leadId, source, body, key)), Optional.empty(), false);
        }
        // Before the commit: the decision may be there a millisecond after it.
        try (var waiter = waiters.open(leadId)) {
            var recorded = recorded(submitLead.submit(leadId, source, body, key));
            return answer(recorded, decision(recorded, waiter, wait), true);
        }
    }

    private static Submitted.Recorded recorded(Submitted submitted) {
        return switch (submitted) {
            case Submitted.Recorded recorded -> recorded;
            case Submitted.Conflict() ->
                throw new ProblemException(
                        ProblemCode.IDEMPOTENCY_CONFLICT,
                        "This idempotency key or source_lead_id came before with another body.");
        };
    }

    private Optional<DecisionStatus> decision(
            Submitted.Recorded recorded, DecisionWaiters.Waiter waiter, Duration wait) {
        if (recorded.reason() != null) {
            return Optional.empty();
        }
        if (!recorded.repeated()) {
            return timed(() -> waiter.await(wait, recorded.price()));
        }
        try (var again = waiters.open(recorded.leadId())) {
            return again.decided().or(() -> timed(() -> again.await(wait, recorded.price())));
        }
    }

    private Optional<DecisionStatus> timed(java.util.function.Supplier<Optional<DecisionStatus>> waiting) {
        var start = System.nanoTime();
        var standing = waiting.get();
        metrics.waited(Duration.ofNanos(System.nanoTime() - start));
        return standing;
    }

    private static ResponseEntity<Object> answer(
            Submitted.Recorded recorded, Optional<DecisionStatus> decision, boolean waited) {
        var reason = recorded.reason();
        if (reason == ReasonCode.SCHEMA_INVALID) {
            throw schemaProblem(recorded);
        }
        if (waited && reason != null) {
            return ok(DecisionAnswer.rejected(recorded.leadId(), reason));
        }
        return decision.map(standing -> ok(DecisionAnswer.of(standing))).orElseGet(() -> ResponseEntity.accepted()
                .cacheControl(CacheControl.noStore())
                .body(Map.of("lead_id", recorded.leadId().toString(), "status", "received")));
    }

    private static ResponseEntity<Object> ok(DecisionAnswer answer) {
        return ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(answer);
    }

    private static ProblemException schemaProblem(Submitted.Recorded recorded) {
        return ProblemException.of(
                        HttpStatus.UNPROCESSABLE_CONTENT,
                        ReasonCode.SCHEMA_INVALID,
                        recorded.errors().stream()
                                .map(error -> new FieldProblem(error.field(), error.code(), error.detail()))
                                .toList())
                .with("lead_id", recorded.leadId().toString());
    }
}
