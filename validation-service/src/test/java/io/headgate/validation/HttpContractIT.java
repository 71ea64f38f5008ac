package io.headgate.validation;

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
        var contract = HttpContract.of("validation", port);

        contract.outsidersAreToldNothing();
        contract.servicesAreTold(token.value());
    }
}
