package io.headgate.reconciliation.report.statement;

import io.headgate.model.shared.LeadId;
import io.headgate.service.peer.PeerClient;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.web.client.RestClientException;

/**
 * The ids that sources gave their leads. Such an id may say who the person is, so it stays with the person in intake's
 * vault and is asked for when a statement is made: erased there, it is gone here too.
 */
@Component
class SourceLeadIds {

    private static final Logger LOG = LoggerFactory.getLogger(SourceLeadIds.class);
    private static final int AT_ONCE = 500;

    private final PeerClient peers;

    SourceLeadIds(PeerClient peers) {
        this.peers = peers;
    }

    private record Question(List<String> leadIds) {}

    private record Answer(Map<String, String> items) {}

    /** Those that there are; null where intake does not answer. */
    @Nullable
    Map<LeadId, String> sourceIdsOf(Collection<LeadId> leads) {
        var ids = leads.stream().map(LeadId::toString).distinct().toList();
        var found = new HashMap<LeadId, String>();
        try {
            for (var from = 0; from < ids.size(); from += AT_ONCE) {
                var part = new ArrayList<>(ids.subList(from, Math.min(ids.size(), from + AT_ONCE)));
                var answer = peers.intake()
                        .post()
                        .uri("/internal/source-lead-ids")
                        .contentType(MediaType.APPLICATION_JSON)
                        .body(new Question(part))
                        .retrieve()
                        .requiredBody(Answer.class);
                answer.items().forEach((id, own) -> LeadId.parse(id).ifPresent(lead -> found.put(lead, own)));
            }
            return found;
        } catch (RestClientException e) {
            LOG.warn("intake does not answer: {}", e.getClass().getSimpleName());
            return null;
        }
    }
}
