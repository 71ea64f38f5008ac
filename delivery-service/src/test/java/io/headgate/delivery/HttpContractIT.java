package io.headgate.delivery;

import io.headgate.service.crypto.ServiceToken;
import io.headgate.testkit.HeadgateIT;
import io.headgate.testkit.HttpContract;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

@HeadgateIT
class HttpContractIT {

    @LocalServerPort
    private int port;

    @Autowired
    private ServiceToken token;

    @Test
    void theDescriptionsAreThoseThatAreCommitted() {
        var contract = HttpContract.of("delivery", port);

        contract.outsidersAreToldNothing();
        contract.servicesAreTold(token.value());
    }
}
