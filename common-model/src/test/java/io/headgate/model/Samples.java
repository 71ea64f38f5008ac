package io.headgate.model;

import io.headgate.model.delivery.v1.AttemptClass;
import io.headgate.model.delivery.v1.DeliveryAttempted;
import io.headgate.model.delivery.v1.DeliveryFinished;
import io.headgate.model.delivery.v1.DeliveryOutcome;
import io.headgate.model.delivery.v1.EndpointHealthChanged;
import io.headgate.model.intake.v1.LeadReceived;
import io.headgate.model.intake.v1.LeadRecorded;
import io.headgate.model.person.Sealed;
import io.headgate.model.portal.v1.KeyChanged;
import io.headgate.model.portal.v1.PauseChanged;
import io.headgate.model.portal.v1.SecretChanged;
import io.headgate.model.reconciliation.v1.DispositionRecorded;
import io.headgate.model.reconciliation.v1.DispositionStatus;
import io.headgate.model.reconciliation.v1.LeadReturned;
import io.headgate.model.reconciliation.v1.LedgerPosted;
import io.headgate.model.reconciliation.v1.ReturnDecided;
import io.headgate.model.routing.v1.Allocation;
import io.headgate.model.routing.v1.DecisionOutcome;
import io.headgate.model.routing.v1.DecisionTrace;
import io.headgate.model.routing.v1.DecisionTrace.CandidateTrace;
import io.headgate.model.routing.v1.DecisionTrace.StepTrace;
import io.headgate.model.routing.v1.LeadDecided;
import io.headgate.model.routing.v1.LeadRouted;
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
import io.headgate.model.validation.v1.LeadValidated;
import io.headgate.model.validation.v1.ValidationOutcome;
import io.headgate.model.validation.v1.Verdict;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** One event of every type, with every field filled: what the golden files hold. */
final class Samples {

    private static final UUID UUID_1 = UUID.fromString("019a0000-0000-7000-8000-000000000001");
    private static final LeadId LEAD = new LeadId(UUID_1);
    private static final DeliveryId DELIVERY = new DeliveryId(UUID_1);
    private static final Instant AT = Instant.parse("2026-11-23T12:34:56.789Z");
    private static final Sealed SEALED = new Sealed("a2V5", "ZGF0YQ==");
    private static final Location PLACE =
            new Location("78717", "Austin", "TX", List.of("48491", "48453"), 30.506, -97.747, "America/Chicago");
    private static final LeadFacts FACTS = new LeadFacts(
            "searchpros-web",
            "searchpros",
            "spring",
            "kw-1",
            "termite",
            "residential",
            "en",
            false,
            AT,
            PLACE,
            Map.of("home_owner", true),
            "aa11",
            "bb22");
    private static final CheckResult CHECK = new CheckResult(
            "location",
            "gazetteer",
            Verdict.FLAG,
            "continue",
            ReasonCode.LOCATION_CONTRADICTORY,
            "The city belongs to another state.",
            Map.of("zip_inferred", true),
            120);
    private static final Allocation ALLOCATION = new Allocation(
            new AllocationId(UUID_1),
            DELIVERY,
            "dealer-88",
            "dealer-88-crm",
            Money.of("38.00", "USD"),
            "territory",
            "shared",
            2);
    private static final DecisionTrace TRACE = new DecisionTrace(
            "termite",
            List.of(new StepTrace(
                    "territory",
                    "priority",
                    "lead.score.grade in ['A', 'B']",
                    "CHOSEN",
                    "priority 1 before 2",
                    List.of(new CandidateTrace(
                            "dealer-114-crm",
                            "dealer-114",
                            false,
                            "exclusive",
                            1,
                            "territories[0]",
                            "zip 78717",
                            ReasonCode.CAP_REACHED,
                            "40",
                            "less than 40 per day")))),
            "Dealer 114 holds ZIP 78717 first but had used its daily cap.",
            18);

    private Samples() {}

    static List<Event> all() {
        return List.of(
                new LeadReceived(LEAD, FACTS, SEALED),
                new LeadRecorded(
                        LEAD, FACTS, 12, List.of(new LeadRecorded.FieldError("phone", "REQUIRED", "is required"))),
                new LeadValidated(LEAD, FACTS, ValidationOutcome.CONTINUE, List.of(CHECK), SEALED),
                new LeadChecked(LEAD, AT, FACTS, ValidationOutcome.REVIEW, List.of(CHECK)),
                new LeadRouted(LEAD, AT, 1, 12, ALLOCATION, FACTS, SEALED),
                new LeadDecided(
                        LEAD,
                        AT,
                        1,
                        12,
                        DecisionOutcome.ALLOCATED,
                        ReasonCode.NO_SALE,
                        AT,
                        FACTS,
                        List.of(ALLOCATION),
                        TRACE),
                new LeadClosed(LEAD, AT, Outcome.REJECTED, Stage.INTAKE, ReasonCode.DUPLICATE, "within P30D", LEAD),
                new DeliveryAttempted(
                        LEAD,
                        DELIVERY,
                        "dealer-88-crm",
                        2,
                        AT,
                        31,
                        AttemptClass.RETRY,
                        503,
                        ReasonCode.DELIVERY_EXHAUSTED,
                        "HTTP 503",
                        true,
                        "POST /leads",
                        "busy",
                        AT,
                        "HTTP 503"),
                new DeliveryFinished(
                        LEAD,
                        AT,
                        1,
                        12,
                        ALLOCATION,
                        FACTS,
                        DeliveryOutcome.ACCEPTED,
                        ReasonCode.DELIVERY_REJECTED,
                        "no capacity",
                        "A-17",
                        2,
                        Money.of("12.34", "USD")),
                new EndpointHealthChanged("dealer-88-crm", AT, EndpointHealthChanged.State.OPEN, "5 of 10 failed"),
                new LedgerPosted(
                        new EntryId(UUID_1),
                        LEAD,
                        "LEAD_COST",
                        AT,
                        AT,
                        "searchpros-web",
                        "dealer-88",
                        List.of(
                                new LedgerPosted.Line("LEAD_COST", "brand", Money.of("18.00", "USD")),
                                new LedgerPosted.Line("SOURCE_PAYABLE", "searchpros-web", Money.of("-18.00", "USD")))),
                new LeadReturned(LEAD, AT, true, "wrong_number", true),
                new ReturnDecided(
                        new ReturnId(UUID_1),
                        LEAD,
                        DELIVERY,
                        "dealer-88",
                        "dealer-88-crm",
                        AT,
                        "wrong_number",
                        false,
                        ReasonCode.RETURN_OUT_OF_WINDOW,
                        true,
                        ReasonCode.RETURN_RATE_EXCEEDED),
                new DispositionRecorded(
                        LEAD,
                        DELIVERY,
                        "dealer-88",
                        "dealer-88-crm",
                        DispositionStatus.SOLD,
                        Money.of("1250.00", "USD"),
                        AT.plusSeconds(7200),
                        AT,
                        AT.plusSeconds(9000)),
                new PauseChanged(PauseChanged.Target.ENDPOINT, "dealer-88-crm", true, "storm", AT, AT, "dana", 41L),
                new KeyChanged(KeyChanged.Owner.SOURCE, "searchpros-web", "Ab3dEf6hIj", "cc33", "dd44", false, AT, 42L),
                new SecretChanged("dealer-88-webhook", SEALED, SEALED, AT, 43L, false));
    }
}
