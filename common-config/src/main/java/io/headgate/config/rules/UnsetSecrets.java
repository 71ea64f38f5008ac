package io.headgate.config.rules;

import io.headgate.config.ConfigCode;
import io.headgate.config.ConfigProblem;
import io.headgate.model.config.ConfigDocument;
import io.headgate.model.config.EndpointStatus;
import java.util.List;
import java.util.Set;

/** Finds the endpoints and providers that could not be reached, because the secret that they name is not set. */
public final class UnsetSecrets {

    private UnsetSecrets() {}

    /**
     * A warning for each provider and each endpoint in use whose {@code secret_ref} is none of those that are set;
     * the first fifty of them one by one.
     */
    public static List<ConfigProblem> in(ConfigDocument document, Set<String> set) {
        var report = new ValidationReport();
        for (var i = 0; i < document.clients().size(); i++) {
            var endpoints = document.clients().get(i).endpoints();
            for (var j = 0; j < endpoints.size(); j++) {
                var delivery = endpoints.get(j).delivery();
                var ref = delivery == null ? null : delivery.secretRef();
                if (ref != null && !set.contains(ref) && endpoints.get(j).status() != EndpointStatus.DISABLED) {
                    report.lint(
                            "clients[%d].endpoints[%d].delivery.secret_ref".formatted(i, j),
                            ConfigCode.SECRET_NOT_SET,
                            "The secret %s of the endpoint %s is not set; until it is, every delivery there fails as wrong set-up."
                                    .formatted(
                                            MessageText.quoted(ref),
                                            MessageText.quoted(endpoints.get(j).id())));
                }
            }
        }
        for (var i = 0; i < document.providers().size(); i++) {
            var ref = document.providers().get(i).secretRef();
            if (ref != null && !set.contains(ref)) {
                report.lint(
                        "providers[%d].secret_ref".formatted(i),
                        ConfigCode.SECRET_NOT_SET,
                        "The secret %s of the provider %s is not set; until it is, it is not asked and its check is unavailable."
                                .formatted(
                                        MessageText.quoted(ref),
                                        MessageText.quoted(
                                                document.providers().get(i).id())));
            }
        }
        return report.findings().warnings();
    }
}
