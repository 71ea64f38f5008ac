package io.headgate.validation.providers.http;

import io.headgate.model.config.AnswerMatch;
import io.headgate.model.config.HttpProviderSettings;
import io.headgate.model.validation.v1.Verdict;
import io.headgate.outbound.core.BodyPath;
import io.headgate.outbound.core.Digits;
import io.headgate.outbound.core.HttpAnswer;
import io.headgate.outbound.core.StatusSet;
import io.headgate.validation.core.Finding;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Says what an answer means by the matches that the configuration gives. The worst is looked for first, and what
 * matches nothing means nothing: success is never assumed.
 */
final class AnswerReading {

    private static final String SUCCESS = "2xx";

    private final HttpProviderSettings settings;

    AnswerReading(HttpProviderSettings settings) {
        this.settings = settings;
    }

    Finding read(HttpAnswer answer) {
        var verdict = verdict(answer);
        return switch (verdict) {
            case FAIL, FLAG -> new Finding(verdict, null, "the provider's answer means " + verdict, data(answer), null);
            case PASS -> Finding.pass(data(answer));
            case UNAVAILABLE ->
                Finding.unavailable("the provider's answer, status " + answer.status() + ", matches nothing");
        };
    }

    private Verdict verdict(HttpAnswer answer) {
        if (!answer.complete()) {
            return Verdict.UNAVAILABLE;
        }
        if (matchesAny(settings.failWhen(), answer)) {
            return Verdict.FAIL;
        }
        if (matchesAny(settings.flagWhen(), answer)) {
            return Verdict.FLAG;
        }
        return matchesAny(settings.passWhen(), answer) ? Verdict.PASS : Verdict.UNAVAILABLE;
    }

    private static boolean matchesAny(List<AnswerMatch> matches, HttpAnswer answer) {
        return matches.stream().anyMatch(match -> matches(match, answer));
    }

    private static boolean matches(AnswerMatch match, HttpAnswer answer) {
        var status = match.status() == null ? SUCCESS : match.status();
        if (!StatusSet.parse(status).contains(answer.status())) {
            return false;
        }
        if (match.path() == null && match.equalTo() == null && match.contains() == null) {
            return true;
        }
        var found = match.path() == null
                ? answer.body()
                : BodyPath.parse(match.path()).text(answer.json());
        return found != null && holds(match, found.strip());
    }

    private static boolean holds(AnswerMatch match, String found) {
        return (match.equalTo() == null
                        || found.equalsIgnoreCase(match.equalTo().strip()))
                && (match.contains() == null
                        || found.toLowerCase(Locale.ROOT)
                                .contains(match.contains().toLowerCase(Locale.ROOT)));
    }

    private Map<String, Object> data(HttpAnswer answer) {
        var data = new HashMap<String, Object>();
        settings.data().forEach((name, path) -> {
            var value = value(answer, path);
            if (value != null) {
                data.put(name, value);
            }
        });
        return data;
    }

    // A number stays one, since conditions compare it; everything else is a text.
    private static @Nullable Object value(HttpAnswer answer, String path) {
        var text = BodyPath.parse(path).text(answer.json());
        if (text == null) {
            return null;
        }
        if (text.equals("true") || text.equals("false")) {
            return Boolean.valueOf(text);
        }
        return number(text);
    }

    private static Object number(String text) {
        try {
            return Double.isFinite(Double.parseDouble(text))
                            && Digits.writeText(Double.valueOf(text)).equals(text)
                    ? Double.valueOf(text)
                    : text;
        } catch (NumberFormatException e) {
            return text;
        }
    }
}
