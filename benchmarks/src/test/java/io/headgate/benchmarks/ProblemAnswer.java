package io.headgate.benchmarks;

import java.util.regex.Pattern;
import org.assertj.core.api.Assertions;

/** What every refusal of every service must look like. */
final class ProblemAnswer {

    private static final Pattern INSIDES = Pattern.compile(
            "Exception|\\bat (java|io|org|com|tools)\\.|\\.java:|io\\.headgate|org\\.springframework|tools\\.jackson|"
                    + "com\\.fasterxml|org\\.postgresql|Caused by|SELECT |INSERT |Apache Tomcat|<html",
            Pattern.CASE_INSENSITIVE);

    private ProblemAnswer() {}

    /** A problem document of that status that says what is wrong and shows nothing of the insides. */
    static void assertThat(Calls.Answer answer, int status) {
        Assertions.assertThat(answer.status()).as("%s", answer).isEqualTo(status);
        assertWellFormed(answer);
    }

    static void assertWellFormed(Calls.Answer answer) {
        Assertions.assertThat(answer.header("content-type")).as("%s", answer).startsWith("application/problem+json");
        var problem = answer.json();
        Assertions.assertThat(problem.path("status").asInt()).as("%s", answer).isEqualTo(answer.status());
        Assertions.assertThat(problem.path("title").asString()).as("%s", answer).isNotBlank();
        Assertions.assertThat(problem.path("code").asString()).as("%s", answer).matches("[A-Z][A-Z0-9_]+");
        assertShowsNoInsides(answer.body());
    }

    static void assertShowsNoInsides(String body) {
        Assertions.assertThat(INSIDES.matcher(body).find())
                .as("shows insides: %s", body)
                .isFalse();
    }
}
