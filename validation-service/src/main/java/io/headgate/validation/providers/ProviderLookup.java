package io.headgate.validation.providers;

import io.headgate.model.validation.v1.Verdict;
import io.headgate.outbound.core.CallResult;
import io.headgate.outbound.core.Deadline;
import io.headgate.outbound.core.HttpAnswer;
import io.headgate.outbound.core.Redaction;
import io.headgate.outbound.http.OutboundHttpClient;
import io.headgate.outbound.limit.CallVerdict;
import io.headgate.service.crypto.BlindIndex;
import io.headgate.validation.core.CheckSubject;
import io.headgate.validation.core.Finding;
import io.headgate.validation.providers.ProviderMetrics.Result;
import java.util.HashMap;
import org.springframework.stereotype.Component;

/**
 * Asks a provider about a lead: from memory if it answered the same question before, else by one call within its own
 * time-out and the lead's deadline. What keeps it from answering is never more than an unavailable check. No
 * transaction is open here.
 */
@Component
class ProviderLookup {

    private static final int LONGEST_VALUE = 100;

    private final OutboundHttpClient http;
    private final AnswerCache cache;
    private final BlindIndex hash;
    private final ProviderMetrics metrics;

    ProviderLookup(OutboundHttpClient http, AnswerCache cache, BlindIndex hash, ProviderMetrics metrics) {
        this.http = http;
        this.cache = cache;
        this.hash = hash;
        this.metrics = metrics;
    }

    Finding askProvider(ConfiguredProvider configured, CheckSubject subject, Deadline deadline) {
        return switch (configured.provider().question(subject, configured.secrets())) {
            case ProviderQuestion.NotAskable(var detail) -> Finding.unavailable(detail);
            case ProviderQuestion.Ask ask -> remembered(configured, subject, ask, deadline);
        };
    }

    private Finding remembered(
            ConfiguredProvider configured, CheckSubject subject, ProviderQuestion.Ask ask, Deadline deadline) {
        var settings = configured.settings();
        if (settings.cache() == null) {
            return call(configured, subject, ask, deadline);
        }
        var input = hash.of("provider:" + settings.id(), ask.input());
        var known = cache.find(settings.id(), input);
        if (known.isPresent()) {
            metrics.counted(settings, Result.REMEMBERED);
            return known.get();
        }
        var finding = call(configured, subject, ask, deadline);
        if (finding.verdict() != Verdict.UNAVAILABLE) {
            cache.keep(settings.id(), input, finding, settings.cache());
        }
        return finding;
    }

    private Finding call(
            ConfiguredProvider configured, CheckSubject subject, ProviderQuestion.Ask ask, Deadline deadline) {
        try {
            return switch (configured.enter(deadline.remaining(System.nanoTime()))) {
                case ConfiguredProvider.Entry.Refused(var why) -> refused(configured, why);
                case ConfiguredProvider.Entry.Admitted _ -> send(configured, subject, ask, deadline);
            };
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Finding.unavailable("the service is stopping");
        }
    }

    private Finding refused(ConfiguredProvider configured, ConfiguredProvider.Refusal why) {
        metrics.counted(configured.settings(), Result.NOT_ASKED);
        return Finding.unavailable(
                switch (why) {
                    case CIRCUIT_OPEN -> "the provider gave no answers and is left alone for a while";
                    case TOO_MANY_AT_ONCE -> "the provider had too many calls at once";
                    case TOO_MANY_A_SECOND -> "the provider had too many calls a second";
                });
    }

    private Finding send(
            ConfiguredProvider configured, CheckSubject subject, ProviderQuestion.Ask ask, Deadline deadline) {
        var verdict = CallVerdict.FAILED;
        var detail = "the call broke";
        var begun = System.nanoTime();
        try {
            var settings = configured.settings();
            var result = http.send(ask.request(), deadline.within(settings.timeout(), begun));
            var finding = read(configured, subject, result);
            verdict = verdict(result, finding);
            detail = finding.detail() == null ? "answered" : finding.detail();
            metrics.called(settings, counted(result, finding), System.nanoTime() - begun);
            return finding;
        } finally {
            configured.end(verdict, detail);
        }
    }

    private static Finding read(ConfiguredProvider configured, CheckSubject subject, CallResult result) {
        return switch (result) {
            case CallResult.Answered(var answer) -> read(configured, subject, answer);
            case CallResult.NotSent(var detail) -> Finding.unavailable(detail);
            case CallResult.Lost(var detail) -> costing(configured, Finding.unavailable(detail));
            case CallResult.Forbidden(var detail) -> Finding.unavailable(detail);
        };
    }

    private static Finding read(ConfiguredProvider configured, CheckSubject subject, HttpAnswer answer) {
        var finding = configured.provider().read(answer);
        var redaction = Redaction.of(subject.contact(), configured.secrets());
        var data = new HashMap<String, Object>();
        finding.data()
                .forEach((name, value) -> data.put(name, value instanceof String text ? cut(redaction, text) : value));
        return costing(
                configured,
                new Finding(finding.verdict(), finding.reason(), finding.detail(), data, finding.location()));
    }

    private static String cut(Redaction redaction, String text) {
        var redacted = redaction.apply(text);
        return redacted.length() <= LONGEST_VALUE ? redacted : redacted.substring(0, LONGEST_VALUE) + "…";
    }

    private static Finding costing(ConfiguredProvider configured, Finding finding) {
        var cost = configured.settings().cost();
        return cost == null ? finding : finding.with("cost", cost);
    }

    // An answer that means nothing is as bad as none: the provider, or how it is set up, has changed.
    private static CallVerdict verdict(CallResult result, Finding finding) {
        return switch (result) {
            case CallResult.Answered _ ->
                finding.verdict() == Verdict.UNAVAILABLE ? CallVerdict.FAILED : CallVerdict.HEALTHY;
            case CallResult.NotSent _, CallResult.Lost _ -> CallVerdict.FAILED;
            case CallResult.Forbidden _ -> CallVerdict.UNUSABLE;
        };
    }

    private static Result counted(CallResult result, Finding finding) {
        return switch (result) {
            case CallResult.Answered _ ->
                finding.verdict() == Verdict.UNAVAILABLE ? Result.NOT_UNDERSTOOD : Result.ANSWERED;
            case CallResult.Lost _ -> Result.NO_ANSWER;
            case CallResult.NotSent _, CallResult.Forbidden _ -> Result.NOT_SENT;
        };
    }
}
