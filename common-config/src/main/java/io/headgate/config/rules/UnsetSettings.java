package io.headgate.config.rules;

import io.headgate.config.ConfigCode;
import io.headgate.config.ConfigProblem;
import io.headgate.model.config.ConfigDocument;
import io.headgate.model.config.EndpointStatus;
import io.headgate.model.config.Method;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Finds the endpoints and providers that could not be reached as the installation is set up now. */
public final class UnsetSettings {

    private UnsetSettings() {}

    /**
     * A warning for each provider and each endpoint in use whose {@code secret_ref} is none of those that are set;
     * the first fifty of them one by one.
     */
    public static List<ConfigProblem> secrets(ConfigDocument document, Set<String> set) {
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

    /**
     * A warning for each endpoint in use whose method the installation cannot deliver by yet; the first fifty of them
     * one by one.
     *
     * @param missing what the installation lacks for a method, for each method that lacks something
     */
    public static List<ConfigProblem> methods(ConfigDocument document, Map<Method, String> missing) {
        var report = new ValidationReport();
        for (var i = 0; i < document.clients().size(); i++) {
            var endpoints = document.clients().get(i).endpoints();
            for (var j = 0; j < endpoints.size(); j++) {
                var delivery = endpoints.get(j).delivery();
                var lack = delivery == null ? null : missing.get(delivery.method());
                if (lack != null && endpoints.get(j).status() != EndpointStatus.DISABLED) {
                    report.lint(
                            "clients[%d].endpoints[%d].delivery.method".formatted(i, j),
                            ConfigCode.METHOD_NOT_SET_UP,
                            "Every delivery to the endpoint %s fails as wrong set-up for now: %s."
                                    .formatted(
                                            MessageText.quoted(endpoints.get(j).id()), lack));
                }
            }
        }
        return report.findings().warnings();
    }
}
