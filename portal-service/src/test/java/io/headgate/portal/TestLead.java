package io.headgate.portal;

import com.github.f4b6a3.uuid.UuidCreator;
import io.headgate.model.delivery.v1.AttemptClass;
import io.headgate.model.delivery.v1.DeliveryAttempted;
import io.headgate.model.delivery.v1.DeliveryFinished;
import io.headgate.model.delivery.v1.DeliveryOutcome;
import io.headgate.model.intake.v1.LeadRecorded;
import io.headgate.model.reconciliation.v1.DispositionRecorded;
import io.headgate.model.reconciliation.v1.DispositionStatus;
import io.headgate.model.reconciliation.v1.LedgerPosted;
import io.headgate.model.reconciliation.v1.ReturnDecided;
import io.headgate.model.routing.v1.Allocation;
import io.headgate.model.routing.v1.DecisionOutcome;
import io.headgate.model.routing.v1.DecisionTrace;
import io.headgate.model.routing.v1.LeadDecided;
import io.headgate.model.shared.AllocationId;
import io.headgate.model.shared.DeliveryId;
import io.headgate.model.shared.EntryId;
import io.headgate.model.shared.Event;
import io.headgate.model.shared.LeadClosed;
import io.headgate.model.shared.LeadFacts;
import io.headgate.model.shared.LeadId;
import io.headgate.model.shared.Location;
import io.headgate.model.shared.Money;
import io.headgate.model.shared.Outcome;
import io.headgate.model.shared.ReasonCode;
import io.headgate.model.shared.ReturnId;
import io.headgate.model.shared.Stage;
import io.headgate.model.validation.v1.CheckResult;
import io.headgate.model.validation.v1.LeadChecked;
import io.headgate.model.validation.v1.ValidationOutcome;
import io.headgate.model.validation.v1.Verdict;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One lead and the facts that the services tell of it. */
public final class TestLead {

    private static final Money PRICE = Money.of("42.00", "USD");

    public final LeadId id = new LeadId(UuidCreator.getTimeOrderedEpoch());
    public final Instant at;
    public final String source;
    public final DeliveryId delivery = new DeliveryId(UuidCreator.getTimeOrderedEpoch());
    private final AllocationId allocation = new AllocationId(UuidCreator.getTimeOrderedEpoch());

    public TestLead(String source, Instant at) {
        this.source = source;
        this.at = at.truncatedTo(ChronoUnit.MILLIS);
    }

    public LeadFacts facts(Location location) {
        return new LeadFacts(
                source,
                "vendor-of-" + source,
                "spring",
                "sub-1",
                "termite",
                "residential",
                "en",
                false,
                at,
                location,
                Map.of("home_owner", true),
                "phone-key-of-" + source,
                "email-key-of-" + source,
                "source-lead-key-of-" + source);
    }

    public LeadFacts sent() {
        return facts(new Location("78717", null, null, List.of(), null, null, null));
    }

    public LeadFacts verified() {
        return facts(new Location("78717", "Austin", "TX", List.of("48491"), 30.5, -97.7, "America/Chicago"));
    }

    public Allocation allocation(String endpoint) {
        return new Allocation(
                allocation, delivery, "client-of-" + endpoint, endpoint, PRICE, "territory", "exclusive", 1);
    }

    public LeadRecorded recorded(LeadRecorded.FieldError... errors) {
        return new LeadRecorded(id, sent(), 1, List.of(errors));
    }

    public LeadChecked checked(ValidationOutcome outcome) {
        var phone = new CheckResult(
                "phone", "builtin", Verdict.PASS, "continue", null, null, Map.of("line_type", "mobile"), 120);
        var email = new CheckResult(
                "email",
                "builtin",
                Verdict.FLAG,
                "continue",
                ReasonCode.EMAIL_DISPOSABLE,
                "a throw-away domain",
                Map.of(),
                80);
        return new LeadChecked(id, at.plusMillis(5), verified(), outcome, List.of(phone, email));
    }

    public LeadDecided decided(int round, DecisionOutcome outcome, @Nullable String endpoint) {
        return decided(round, outcome, endpoint, null);
    }

    public LeadDecided decided(
            int round, DecisionOutcome outcome, @Nullable String endpoint, @Nullable ReasonCode reason) {
        var chosen = endpoint == null ? List.<Allocation>of() : List.of(allocation(endpoint));
        var candidate = new DecisionTrace.CandidateTrace(
                "somebody-else",
                "another-client",
                false,
                "exclusive",
                1,
                "territories[0]",
                "zip 78717",
                ReasonCode.CAP_REACHED,
                "40",
                "less than 40 per day");
        var step = new DecisionTrace.StepTrace(
                "territory", "priority", null, endpoint == null ? "NOBODY" : "CHOSEN", null, List.of(candidate));
        var sentence = endpoint == null ? "" : "Goes to " + endpoint + " as the exclusive holder of ZIP 78717.";
        var heldUntil = outcome == DecisionOutcome.HELD ? at.plus(1, ChronoUnit.HOURS) : null;
        return new LeadDecided(
                id,
                at.plusMillis(10L * round),
                round,
                1,
                outcome,
                reason,
                heldUntil,
                verified(),
                chosen,
                new DecisionTrace("termite", List.of(step), sentence, 42));
    }

    public DeliveryAttempted attempted(String endpoint, AttemptClass result) {
        return new DeliveryAttempted(
                id,
                delivery,
                endpoint,
                1,
                at.plusMillis(20),
                35,
                result,
                200,
                null,
                null,
                false,
                "POST https://crm.example/leads",
                "{\"ok\":true}",
                null,
                "HTTP 200");
    }

    public DeliveryFinished finished(String endpoint, DeliveryOutcome outcome) {
        return new DeliveryFinished(
                id, at.plusMillis(60), 1, 1, allocation(endpoint), verified(), outcome, null, null, "crm-7", 1);
    }

    /** The end of a further delivery of the same lead. */
    public DeliveryFinished finished(DeliveryId other, String endpoint, DeliveryOutcome outcome) {
        var placed =
                new Allocation(allocation, other, "client-of-" + endpoint, endpoint, PRICE, "territory", "shared", 1);
        return new DeliveryFinished(id, at.plusMillis(65), 1, 1, placed, verified(), outcome, null, null, "crm-8", 1);
    }

    public LeadClosed closed(Outcome outcome, @Nullable ReasonCode reason) {
        return new LeadClosed(id, at.plusMillis(70), outcome, Stage.ROUTING, reason, null, null);
    }

    public LedgerPosted posted() {
        return new LedgerPosted(
                new EntryId(UuidCreator.getTimeOrderedEpoch()),
                id,
                "CLIENT_CHARGE",
                at.plusMillis(60),
                at.plusMillis(80),
                source,
                "client",
                List.of(
                        new LedgerPosted.Line("CLIENT_RECEIVABLE", "client", PRICE),
                        new LedgerPosted.Line("LEAD_REVENUE", "brand", PRICE.negated())));
    }

    public ReturnDecided returned(boolean approved) {
        return returned(delivery, approved);
    }

    /** The return of one of the lead's deliveries. */
    public ReturnDecided returned(DeliveryId returned, boolean approved) {
        return new ReturnDecided(
                new ReturnId(UuidCreator.getTimeOrderedEpoch()),
                id,
                returned,
                "client",
                "endpoint",
                at.plus(1, ChronoUnit.HOURS),
                "wrong_number",
                approved,
                approved ? null : ReasonCode.RETURN_OUT_OF_WINDOW,
                approved,
                null);
    }

    public DispositionRecorded disposed(DispositionStatus status, int hoursLater) {
        return new DispositionRecorded(
                id,
                delivery,
                "client",
                "endpoint",
                status,
                status == DispositionStatus.SOLD ? Money.of("1250.00", "USD") : null,
                at.plus(hoursLater, ChronoUnit.HOURS),
                at.plusMillis(60),
                at.plus(hoursLater, ChronoUnit.HOURS));
    }

    /** The whole life of a lead that an endpoint took. */
    public List<Event> delivered(String endpoint) {
        return List.of(
                recorded(),
                checked(ValidationOutcome.CONTINUE),
                decided(1, DecisionOutcome.ALLOCATED, endpoint),
                attempted(endpoint, AttemptClass.ACCEPTED),
                finished(endpoint, DeliveryOutcome.ACCEPTED),
                closed(Outcome.DELIVERED, null),
                posted());
    }
}
