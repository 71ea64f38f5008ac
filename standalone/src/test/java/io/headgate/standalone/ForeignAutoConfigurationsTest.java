package io.headgate.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;

class ForeignAutoConfigurationsTest {

    private static final String LOGIN =
            "org.springframework.boot.security.autoconfigure.web.servlet.ServletWebSecurityAutoConfiguration";
    private static final String WEB = "org.springframework.boot.webmvc.autoconfigure.WebMvcAutoConfiguration";

    @Test
    void givesTheLoginPageToThePortalAlone() {
        assertThat(ownOf("portal")).containsExactly(true, true);
        assertThat(ownOf("intake")).containsExactly(false, true);
    }

    private static boolean[] ownOf(String name) {
        Application application = Application.all(Map.of()).stream()
                .filter(each -> each.name().equals(name))
                .findFirst()
                .orElseThrow();
        var environment = new StandardEnvironment();
        environment
                .getPropertySources()
                .addFirst(new MapPropertySource(
                        "launcher", Map.copyOf(ForeignAutoConfigurations.propertiesOf(application))));
        var filter = new ForeignAutoConfigurations();
        filter.setEnvironment(environment);
        return filter.match(new String[] {LOGIN, WEB}, null);
    }
}
