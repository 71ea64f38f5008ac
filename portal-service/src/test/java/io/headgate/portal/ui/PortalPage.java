package io.headgate.portal.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.ConsoleMessage;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * A fresh browser profile for each test, watched: what the page complains of on its console, a script that fails, a
 * breach of the content policy, a call that the API does not know (400) or an unexpected 5xx fails the test. A failed test leaves a picture in target.
 */
final class PortalPage implements BeforeEachCallback, AfterEachCallback {

    // The browser's own note of a refusal by the API, which the tests look at themselves.
    private static final String REFUSAL = "Failed to load resource: the server responded with a status of ";
    private static final String TELL_BREACHES = """
        document.addEventListener('securitypolicyviolation', (breach) =>
          console.error(`content policy: ${breach.effectiveDirective} forbids ${breach.blockedURI}`));
        """;

    private final List<String> complaints = new ArrayList<>();
    private final List<BrowserContext> contexts = new ArrayList<>();
    private final Set<String> mayFail = new java.util.HashSet<>();
    private @Nullable Browser browser;
    private @Nullable Page last;

    @Override
    public void beforeEach(ExtensionContext test) {
        browser = Chromium.of(test);
    }

    /** A page in a profile of its own; {@code state} is a remembered login. */
    Page open(String base, @Nullable String state) {
        var options = new Browser.NewContextOptions()
                .setBaseURL(base)
                .setViewportSize(1440, 900)
                .setLocale("en-US")
                .setTimezoneId("America/Chicago");
        if (state != null) {
            options.setStorageState(state);
        }
        var context = Objects.requireNonNull(browser).newContext(options);
        contexts.add(context);
        context.addInitScript(TELL_BREACHES);
        context.setDefaultTimeout(Chromium.PATIENCE_MILLIS);
        context.onConsoleMessage(this::heard);
        context.onWebError(error -> complaints.add("script: " + error.error()));
        context.onResponse(this::answered);
        last = context.newPage();
        return last;
    }

    /** Calls to this path may be answered with 5xx in this test. */
    void expectFailuresOf(String path) {
        mayFail.add(path);
    }

    private void heard(ConsoleMessage message) {
        var bad = message.type().equals("error") || message.type().equals("warning");
        if (bad && !message.text().startsWith(REFUSAL)) {
            complaints.add("console: " + message.text());
        }
    }

    private void answered(Response response) {
        // A page that asks for what the API does not have is as broken as an API that fails.
        var broken = response.status() >= 500 || response.status() == 400;
        if (broken && mayFail.stream().noneMatch(response.url()::contains)) {
            complaints.add(response.status() + " from " + response.url());
        }
    }

    @Override
    public void afterEach(ExtensionContext test) {
        if (test.getExecutionException().isPresent() && last != null) {
            var name = test.getRequiredTestClass().getSimpleName() + "-"
                    + test.getRequiredTestMethod().getName();
            last.screenshot(new Page.ScreenshotOptions().setPath(Path.of("target", "ui-failures", name + ".png")));
        }
        contexts.forEach(BrowserContext::close);
        assertThat(complaints).as("complaints of the browser").isEmpty();
    }
}
