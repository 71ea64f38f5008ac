package io.headgate.delivery.operations;

import io.headgate.delivery.attempt.Resolutions;
import io.headgate.delivery.gate.HealthStore;
import io.headgate.delivery.replay.ManualReplay;
import io.headgate.delivery.replay.ReplayOutcome;
import io.headgate.model.delivery.v1.AttemptClass;
import io.headgate.model.shared.DeliveryId;
import io.headgate.outbound.limit.CircuitHealth;
import io.headgate.outbound.limit.CircuitState;
import io.headgate.service.web.ProblemCode;
import io.headgate.service.web.ProblemException;
import jakarta.annotation.PreDestroy;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** What the other services ask of delivery. */
@RestController
class DeliveryController {

    private static final Duration PATIENCE = Duration.ofMillis(1200);

    private final ManualReplay replays;
    private final Resolutions resolutions;
    private final HealthStore health;
    private final ExecutorService resends = Executors.newVirtualThreadPerTaskExecutor();

    DeliveryController(ManualReplay replays, Resolutions resolutions, HealthStore health) {
        this.replays = replays;
        this.resolutions = resolutions;
        this.health = health;
    }

    @PreDestroy
    void close() {
        resends.shutdown();
    }

    record ReplayRequest(@Nullable String by) {}

    record ReplayAnswer(
            String deliveryId,
            String state,
            @Nullable Integer attempt,
            @Nullable AttemptClass result,
            @Nullable Integer status,
            @Nullable String detail) {}

    /** Who gets the lead: {@code nobody} unless told, or {@code others}, though the endpoint may have it. */
    record WriteOff(@Nullable String goesTo) {}

    record ResolutionAnswer(String deliveryId, String answer) {}

    record HealthItem(
            String endpointId,
            CircuitState state,
            Instant since,
            @Nullable Instant openUntil,
            @Nullable String reason) {

        static HealthItem of(CircuitHealth health) {
            return new HealthItem(health.name(), health.state(), health.since(), health.openUntil(), health.reason());
        }
    }

    record HealthList(List<HealthItem> items) {}

    @PostMapping("/internal/deliveries/{id}/replay")
    ReplayAnswer replay(
            @PathVariable("id") String text, @RequestBody(required = false) @Nullable ReplayRequest request) {
        var id = id(text);
        var by = request == null || request.by() == null || request.by().isBlank() ? "operator" : request.by();
        return switch (replays.replay(id, by)) {
            case ReplayOutcome.Hastened _ -> new ReplayAnswer(text, "due_now", null, null, null, null);
            case ReplayOutcome.Sent sent ->
                new ReplayAnswer(text, "sent", sent.attempt(), sent.result(), sent.status(), sent.detail());
            case ReplayOutcome.Unknown _ -> throw unknown();
            case ReplayOutcome.UnderWay _ -> throw problem(ProblemCode.DELIVERY_UNDER_WAY, "An attempt is under way.");
            case ReplayOutcome.WentBack _ ->
                throw problem(
                        ProblemCode.DELIVERY_WENT_BACK, "The lead went back to routing; another endpoint may have it.");
            case ReplayOutcome.NotNow(var detail) -> throw problem(ProblemCode.REPLAY_NOT_NOW, detail + ".");
        };
    }

    @PostMapping("/internal/deliveries/{id}/resend")
    ReplayAnswer resend(
            @PathVariable("id") String text, @RequestBody(required = false) @Nullable ReplayRequest request) {
        if (!replays.isUnconfirmed(id(text))) {
            throw notUnconfirmed();
        }
        // An endpoint that did not answer in time may take its time again: whoever asks is told that it goes on.
        var sending = resends.submit(() -> replay(text, request));
        try {
            return sending.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            return new ReplayAnswer(text, "under_way", null, null, null, null);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException failure ? failure : new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new ReplayAnswer(text, "under_way", null, null, null, null);
        }
    }

    private static ProblemException notUnconfirmed() {
        return problem(
                ProblemCode.NOT_UNCONFIRMED, "The outcome of this delivery is certain already, or not known yet.");
    }

    @PostMapping("/internal/deliveries/{id}/confirm")
    ResolutionAnswer confirm(@PathVariable("id") String text) {
        return answered(text, resolutions.confirm(id(text)));
    }

    @PostMapping("/internal/deliveries/{id}/write-off")
    ResolutionAnswer writeOff(
            @PathVariable("id") String text, @RequestBody(required = false) @Nullable WriteOff request) {
        var goesTo = request == null || request.goesTo() == null ? "nobody" : request.goesTo();
        return switch (goesTo) {
            case "nobody" -> answered(text, resolutions.writeOff(id(text)));
            case "others" -> answered(text, resolutions.letGo(id(text)));
            default -> throw problem(ProblemCode.NOT_ALLOWED, "goes_to is nobody or others.");
        };
    }

    private static ResolutionAnswer answered(String text, Resolutions.Resolution resolution) {
        return switch (resolution) {
            case DONE, UNCHANGED -> new ResolutionAnswer(text, resolution.name());
            case NOT_UNCONFIRMED -> throw notUnconfirmed();
            case NO_SUCH_DELIVERY -> throw unknown();
        };
    }

    private static DeliveryId id(String text) {
        return DeliveryId.parse(text).orElseThrow(DeliveryController::unknown);
    }

    private static ProblemException unknown() {
        return problem(ProblemCode.DELIVERY_UNKNOWN, "There is no such delivery.");
    }

    @GetMapping("/internal/endpoints/health")
    HealthList health() {
        return new HealthList(health.all().stream().map(HealthItem::of).toList());
    }

    private static ProblemException problem(ProblemCode code, String detail) {
        return new ProblemException(code, detail);
    }
}
