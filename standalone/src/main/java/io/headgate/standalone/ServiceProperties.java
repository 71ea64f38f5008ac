package io.headgate.standalone;

import io.headgate.embedded.postgres.EmbeddedPostgres;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The ordinary Spring properties by which a service learns where it runs; a container gets the same ones from its environment. */
record ServiceProperties(
        String datasource,
        Secrets secrets,
        String bootstrap,
        List<Application> applications,
        List<String> egressAllow,
        Optional<String> adminPassword,
        Optional<String> adminToken,
        Map<String, String> smtp) {

    static String datasource(EmbeddedPostgres postgres) {
        return postgres.url(Schemas.DATABASE);
    }

    Map<String, String> of(Application application) {
        var properties = new LinkedHashMap<String, String>();
        properties.put("spring.config.name", application.name());
        properties.put("spring.jmx.enabled", "false");
        properties.put("spring.main.banner-mode", "off");
        properties.put("spring.datasource.url", datasource + "?currentSchema=" + application.name());
        properties.put("spring.datasource.username", application.name());
        properties.put("spring.datasource.password", secrets.rolePassword(application.name()));
        properties.put("spring.kafka.bootstrap-servers", bootstrap);
        properties.put("server.port", Integer.toString(application.port()));
        if (!application.open()) {
            properties.put("server.address", "127.0.0.1");
        }
        properties.putAll(ForeignAutoConfigurations.propertiesOf(application));
        properties.put("headgate.master-key", secrets.masterKey());
        properties.put("headgate.egress-allow", String.join(",", egressAllow));
        properties.putAll(smtp);
        adminPassword.ifPresent(password -> properties.put("headgate.admin-password", password));
        adminToken.ifPresent(token -> properties.put("headgate.admin-token", token));
        for (Application peer : applications) {
            properties.put("headgate.peers." + peer.name() + "-url", "http://127.0.0.1:" + peer.port());
        }
        return properties;
    }

    /** The properties of a process of its own, by the environment, because a command line can be read by everybody. */
    Map<String, String> environmentOf(Application application) {
        var environment = new LinkedHashMap<String, String>();
        of(application)
                .forEach((name, value) ->
                        environment.put(name.replace('.', '_').replace('-', '_').toUpperCase(Locale.ROOT), value));
        return environment;
    }
}
