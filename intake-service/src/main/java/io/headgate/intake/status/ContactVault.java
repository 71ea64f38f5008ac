package io.headgate.intake.status;

import io.headgate.model.person.Sealed;
import io.headgate.model.shared.LeadId;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Sealed contacts with their person's key; a person whose key was deleted is not there any more. */
@Repository
class ContactVault {

    private static final String FIND = """
        SELECT k.wrapped, c.data
          FROM lead_contact c JOIN person_key k ON k.person = c.person
         WHERE c.lead_id = :lead
        """;

    private static final String FIND_ALL = """
        SELECT c.lead_id, k.wrapped, c.data
          FROM lead_contact c JOIN person_key k ON k.person = c.person
         WHERE c.lead_id = ANY(:leads)
        """;

    private final JdbcClient jdbc;

    ContactVault(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Optional<Sealed> sealed(LeadId leadId) {
        return jdbc.sql(FIND)
                .param("lead", leadId.value())
                .query((rs, _) -> new Sealed(rs.getString("wrapped"), rs.getString("data")))
                .optional();
    }

    Map<LeadId, Sealed> sealed(Collection<LeadId> leads) {
        var found = new HashMap<LeadId, Sealed>();
        jdbc.sql(FIND_ALL)
                .param("leads", leads.stream().map(LeadId::value).toArray(UUID[]::new))
                .query(rs -> {
                    found.put(
                            new LeadId(rs.getObject("lead_id", UUID.class)),
                            new Sealed(rs.getString("wrapped"), rs.getString("data")));
                });
        return found;
    }
}
