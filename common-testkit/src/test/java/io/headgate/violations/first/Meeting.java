package io.headgate.violations.first;

import io.headgate.model.person.Sealed;
import io.headgate.model.portal.v1.PauseChanged;
import io.headgate.model.shared.LeadId;
import io.headgate.service.crypto.ContactSealer;
import io.headgate.violations.second.LeadEntity;
import java.net.http.HttpClient;
import java.time.Instant;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.annotation.Transactional;

/** Meets another feature, opens a contact, makes the event of another service, calls out in a transaction, and calls a bare name. */
class Meeting {

    private LeadEntity met = new LeadEntity();

    @Autowired
    void setMet(LeadEntity met) {
        this.met = met;
    }

    Object open(ContactSealer sealer, LeadId lead, Sealed sealed) {
        return sealer.open(lead, sealed);
    }

    @Transactional
    public HttpClient callOut() {
        return HttpClient.newHttpClient();
    }

    PauseChanged pause() {
        return new PauseChanged(PauseChanged.Target.SOURCE, "a", true, null, null, Instant.EPOCH, "b");
    }

    LeadEntity met() {
        return met.at();
    }
}
