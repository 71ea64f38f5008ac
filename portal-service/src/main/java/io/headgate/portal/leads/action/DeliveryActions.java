package io.headgate.portal.leads.action;

import io.headgate.model.shared.DeliveryId;
import io.headgate.model.shared.LeadId;
import io.headgate.portal.config.PeerAnswers;
import io.headgate.portal.core.AuditLog;
import io.headgate.portal.core.CurrentActor;
import io.headgate.service.peer.PeerClient;
import io.headgate.service.web.ProblemException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/** Has delivery do what a person decided about deliveries in doubt. Each is on record before it is done. */
@Component
class DeliveryActions {

    /** What a person may decide. */
    enum Action {
        CONFIRM("confirm"),
        RESEND("resend"),
        WRITE_OFF("write-off");

        private final String path;

        Action(String path) {
            this.path = path;
        }
    }

    /** Who may get a lead that is written off at one endpoint. */
    enum GoesTo {
        NOBODY,
        OTHERS
    }

    /** What to do, and why. */
    record Wish(Action action, GoesTo goesTo, String note) {}

    /**
     * What became of one delivery.
     *
     * @param deliveryId null where the lead has no delivery in doubt
     * @param answer DONE, UNCHANGED, SENT, UNDER_WAY, or the code of a refusal
     */
    record Result(
            LeadId leadId,
            @Nullable DeliveryId deliveryId,
            String answer,
            @Nullable String detail) {}

    private record InDoubt(LeadId leadId, DeliveryId deliveryId) {}

    private static final String IN_DOUBT = """
        SELECT v.lead_id, d.key AS delivery_id
          FROM lead_view v CROSS JOIN LATERAL jsonb_each(v.deliveries) d
         WHERE v.lead_id = ANY(:ids) AND v.unconfirmed
           AND d.value ->> 'unknown_at' IS NOT NULL AND d.value ->> 'accepted_at' IS NULL
           AND d.value ->> 'failed_at' IS NULL
         ORDER BY d.value ->> 'unknown_at', d.key
        """;

    private final PeerClient peers;
    private final AuditLog audit;
    private final CurrentActor actor;
    private final JdbcClient jdbc;

    DeliveryActions(PeerClient peers, AuditLog audit, CurrentActor actor, JdbcClient jdbc) {
        this.peers = peers;
        this.audit = audit;
        this.actor = actor;
        this.jdbc = jdbc;
    }

    @Nullable
    JsonNode act(DeliveryId deliveryId, Wish wish) {
        var record = new HashMap<String, @Nullable Object>(Map.of("note", wish.note()));
        if (wish.action() == Action.WRITE_OFF) {
            record.put("goes_to", wish.goesTo().name().toLowerCase(Locale.ROOT));
        }
        audit.recordAction(
                "delivery." + wish.action().name().toLowerCase(Locale.ROOT), "delivery:" + deliveryId, null, record);
        return PeerAnswers.answerOf("delivery", () -> peers.delivery()
                .post()
                .uri("/internal/deliveries/{id}/" + wish.action().path, deliveryId)
                .contentType(MediaType.APPLICATION_JSON)
                .body(body(wish))
                .retrieve()
                .body(JsonNode.class));
    }

    private Map<String, String> body(Wish wish) {
        return switch (wish.action()) {
            case CONFIRM -> Map.of();
            case RESEND -> Map.of("by", actor.name());
            case WRITE_OFF -> Map.of("goes_to", wish.goesTo().name().toLowerCase(Locale.ROOT));
        };
    }

    /** Does it for every delivery in doubt of these leads, one after the other, and says of each what became of it. */
    List<Result> actOnLeads(List<LeadId> leads, Wish wish) {
        var open = new HashMap<LeadId, List<DeliveryId>>();
        inDoubt(leads).forEach(each -> open.computeIfAbsent(each.leadId(), _ -> new ArrayList<>())
                .add(each.deliveryId()));
        var results = new ArrayList<Result>();
        var silent = false;
        for (var lead : leads) {
            var deliveries = open.getOrDefault(lead, List.of());
            if (deliveries.isEmpty()) {
                results.add(new Result(lead, null, "NOT_UNCONFIRMED", "No delivery of it is in doubt."));
            }
            for (var delivery : deliveries) {
                var result = silent ? notTried(lead, delivery) : result(lead, delivery, wish);
                silent |= "PEER_UNAVAILABLE".equals(result.answer());
                results.add(result);
            }
        }
        return results;
    }

    private List<InDoubt> inDoubt(List<LeadId> leads) {
        return jdbc
                .sql(IN_DOUBT)
                .param("ids", leads.stream().map(LeadId::value).toArray(UUID[]::new))
                .query((row, _) -> {
                    var lead = new LeadId(row.getObject("lead_id", UUID.class));
                    return DeliveryId.parse(row.getString("delivery_id")).map(id -> new InDoubt(lead, id));
                })
                .list()
                .stream()
                .flatMap(Optional::stream)
                .toList();
    }

    private Result result(LeadId lead, DeliveryId delivery, Wish wish) {
        try {
            var answer = act(delivery, wish);
            return new Result(lead, delivery, said(answer), detail(answer));
        } catch (ProblemException e) {
            return new Result(lead, delivery, e.code(), e.detail());
        }
    }

    private static Result notTried(LeadId lead, DeliveryId delivery) {
        return new Result(lead, delivery, "NOT_TRIED", "The delivery service does not answer; nothing was done.");
    }

    private static String said(@Nullable JsonNode answer) {
        if (answer == null) {
            return "DONE";
        }
        var name = answer.path("answer").isMissingNode() ? answer.path("state") : answer.path("answer");
        return name.asString("DONE").toUpperCase(Locale.ROOT);
    }

    // Of one that was sent again: how the endpoint answered.
    private static @Nullable String detail(@Nullable JsonNode answer) {
        return answer == null
                        || answer.path("result").isMissingNode()
                        || answer.path("result").isNull()
                ? null
                : answer.path("result").asString();
    }
}
