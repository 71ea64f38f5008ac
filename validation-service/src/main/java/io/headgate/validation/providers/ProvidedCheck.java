package io.headgate.validation.providers;

import io.headgate.model.config.CheckAction;
import io.headgate.model.config.CheckName;
import io.headgate.model.config.CheckPolicy;
import io.headgate.model.validation.v1.Verdict;
import io.headgate.outbound.core.Deadline;
import io.headgate.validation.core.Check;
import io.headgate.validation.core.CheckSubject;
import io.headgate.validation.core.Finding;
import java.util.HashMap;
import org.jspecify.annotations.Nullable;

/**
 * A check that a provider makes. Where there is a built-in check of the same name, that one looks first: what it finds
 * to be wrong costs no call, and what it knows is kept beside the provider's answer.
 */
record ProvidedCheck(
        ConfiguredProvider configured, @Nullable Check builtIn, ProviderLookup lookup) implements Check {

    @Override
    public CheckName name() {
        return configured.settings().check();
    }

    @Override
    public String provider() {
        return configured.settings().id();
    }

    @Override
    public boolean asksOthers() {
        return true;
    }

    @Override
    public CheckAction whenUnavailable() {
        var stated = configured.settings().whenUnavailable();
        return stated == null ? name().whenUnavailable() : stated;
    }

    @Override
    public Finding checkLead(CheckSubject subject, CheckPolicy policy, Deadline deadline) {
        if (builtIn == null) {
            return lookup.askProvider(configured, subject, deadline);
        }
        var first = builtIn.checkLead(subject, policy, deadline);
        return first.verdict() == Verdict.FAIL ? first : both(first, lookup.askProvider(configured, subject, deadline));
    }

    private static Finding both(Finding first, Finding answer) {
        var data = new HashMap<>(first.data());
        data.putAll(answer.data());
        // The built-in check flagged something that the provider was not asked about.
        var telling = answer.verdict() == Verdict.PASS ? first : answer;
        return new Finding(telling.verdict(), telling.reason(), telling.detail(), data, first.location());
    }
}
