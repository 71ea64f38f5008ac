package io.headgate.portal.leads.page;

import io.headgate.model.shared.LeadId;
import io.headgate.portal.leads.list.LeadList;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;

/** Puts a lead's page together. */
@Component
public class LeadPages {

    private final LeadList list;
    private final LeadStories stories;

    LeadPages(LeadList list, LeadStories stories) {
        this.list = list;
        this.stories = stories;
    }

    /** The lead and its facts as of one moment, so that its state and its story always fit together. */
    @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
    public Optional<LeadPage> pageOf(LeadId leadId) {
        return list.findLead(leadId).map(lead -> LeadPage.of(lead, stories.storyOf(leadId)));
    }
}
