package io.headgate.routing.core.eligibility;

import io.headgate.model.config.DedupeKey;
import io.headgate.model.config.Licence;
import io.headgate.model.config.LineType;
import io.headgate.model.shared.ReasonCode;
import io.headgate.routing.core.context.DecisionContext;
import io.headgate.routing.core.eligibility.Exclusion.ComparedValues;
import io.headgate.routing.core.network.Candidate;
import io.headgate.routing.core.network.CompiledEndpoint;
import io.headgate.routing.core.text.TraceText;
import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The rules about what a lead is: what the endpoint may take by law, and what it takes by its own wish. */
final class AcceptanceRules {

    private static final Exclusion CONDITION_NOT_MET = Exclusion.of(
            ReasonCode.CONDITION_NOT_MET,
            candidate -> new ComparedValues(
                    "not met",
                    String.valueOf(candidate.endpoint().accepts().condition()),
                    "only takes other leads by its own condition"));

    private AcceptanceRules() {}

    static @Nullable Exclusion licence(Candidate candidate, DecisionContext context) {
        var licences = candidate.endpoint().licences();
        if (licences.isEmpty()) {
            return null;
        }
        var facts = context.lead().facts();
        var state = facts.location().state();
        for (var licence : licences) {
            if (licence.state().equals(state)
                    && permits(licence, facts.serviceLine())
                    && !ranOut(licence, candidate.endpoint(), context)) {
                return null;
            }
        }
        return Exclusion.of(ReasonCode.LICENCE_MISSING, _ -> {
            var wanted = facts.serviceLine() + " in " + (state == null ? "a place in no known state" : state);
            return new ComparedValues(
                    wanted,
                    licences.stream().map(AcceptanceRules::words).collect(Collectors.joining(", ")),
                    "has no licence for " + wanted);
        });
    }

    private static boolean permits(Licence licence, @Nullable String line) {
        return licence.serviceLines().isEmpty()
                || (line != null && licence.serviceLines().contains(line));
    }

    private static boolean ranOut(Licence licence, CompiledEndpoint endpoint, DecisionContext context) {
        return licence.to() != null && context.today(endpoint.zone()).isAfter(licence.to());
    }

    private static String words(Licence licence) {
        var lines = licence.serviceLines().isEmpty() ? "" : " for " + String.join(" or ", licence.serviceLines());
        return licence.state() + lines + (licence.to() == null ? "" : " until " + licence.to());
    }

    static @Nullable Exclusion source(Candidate candidate, DecisionContext context) {
        var accepts = candidate.endpoint().accepts();
        var source = context.lead().facts().sourceId();
        if ((accepts.sources().isEmpty() || accepts.sources().contains(source))
                && !accepts.exceptSources().contains(source)) {
            return null;
        }
        return Exclusion.of(
                ReasonCode.SOURCE_NOT_ACCEPTED,
                _ -> new ComparedValues(
                        source,
                        accepts.sources().isEmpty()
                                ? "none of " + String.join(", ", accepts.exceptSources())
                                : "one of " + String.join(", ", accepts.sources()),
                        "takes no leads from source " + source));
    }

    static @Nullable Exclusion language(Candidate candidate, DecisionContext context) {
        var spoken = candidate.endpoint().accepts().languages();
        if (spoken.isEmpty()) {
            return null;
        }
        var language = context.language();
        return spoken.contains(language)
                ? null
                : Exclusion.of(
                        ReasonCode.LANGUAGE_NOT_ACCEPTED,
                        _ -> new ComparedValues(
                                language, String.join(" or ", spoken), "does not serve the language " + language));
    }

    static @Nullable Exclusion contact(Candidate candidate, DecisionContext context) {
        var contacts = candidate.endpoint().accepts().contacts();
        for (var contact : contacts) {
            if (!context.lead().has(contact)) {
                return Exclusion.of(
                        ReasonCode.CONTACT_NOT_ACCEPTED,
                        _ -> new ComparedValues(
                                "no " + words(contact),
                                contacts.stream().map(AcceptanceRules::words).collect(Collectors.joining(" and ")),
                                "needs a lead with " + words(contact)));
            }
        }
        return null;
    }

    private static String words(DedupeKey contact) {
        return contact == DedupeKey.PHONE ? "phone" : "e-mail";
    }

    static @Nullable Exclusion lineType(Candidate candidate, DecisionContext context) {
        var accepted = candidate.endpoint().accepts().lineTypes();
        if (accepted.isEmpty()) {
            return null;
        }
        var found = context.lead().findings().lineTypes();
        // What may be a landline is none of the mobiles that a text-only endpoint asks for.
        if (accepted.containsAll(found) || found.size() > 1 && accepted.contains(LineType.FIXED_LINE_OR_MOBILE)) {
            return null;
        }
        return Exclusion.of(
                ReasonCode.LINE_TYPE_NOT_ACCEPTED,
                _ -> new ComparedValues(
                        TraceText.list(found),
                        TraceText.list(accepted),
                        "does not take " + TraceText.list(found) + " numbers"));
    }

    static @Nullable Exclusion grade(Candidate candidate, DecisionContext context) {
        List<String> grades = candidate.endpoint().accepts().grades();
        if (grades.isEmpty()) {
            return null;
        }
        var grade = context.lead().findings().grade();
        return grade != null && grades.contains(grade)
                ? null
                : Exclusion.of(
                        ReasonCode.GRADE_NOT_ACCEPTED,
                        _ -> new ComparedValues(
                                grade == null ? "no grade" : grade,
                                String.join(" or ", grades),
                                grade == null ? "takes only leads with a grade" : "does not take grade " + grade));
    }

    static @Nullable Exclusion identity(Candidate candidate, DecisionContext context) {
        var least = candidate.endpoint().accepts().minIdentity();
        if (least == null) {
            return null;
        }
        var confidence = context.lead().findings().identityConfidence();
        return confidence != null && BigDecimal.valueOf(confidence).compareTo(least) >= 0
                ? null
                : Exclusion.of(
                        ReasonCode.IDENTITY_TOO_UNCERTAIN,
                        _ -> new ComparedValues(
                                confidence == null ? "not checked" : confidence.toString(),
                                "at least " + least.toPlainString(),
                                "asks for a surer identity"));
    }

    static @Nullable Exclusion condition(Candidate candidate, DecisionContext context) {
        var condition = candidate.endpoint().condition();
        if (condition == null || condition.test(context.fields())) {
            return null;
        }
        return CONDITION_NOT_MET;
    }
}
