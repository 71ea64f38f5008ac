package io.headgate.portal;

import io.headgate.service.crypto.ServiceToken;
import io.headgate.testkit.HttpContract;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class HttpContractIT extends PortalFixture {

    @Autowired
    private ServiceToken token;

    @Test
    void theDescriptionsAreThoseThatAreCommitted() {
        var contract = HttpContract.of("portal", port);

        contract.outsidersAreTold("admin");
        contract.servicesAreTold(token.value());
    }
}
