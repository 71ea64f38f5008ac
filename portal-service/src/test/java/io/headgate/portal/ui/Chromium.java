package io.headgate.portal.ui;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.extension.ExtensionContext;

/** The machine's own Chromium, started once for all tests. Fails, never skips, when there is none. */
final class Chromium implements AutoCloseable {

    /** Costs nothing where the page is quicker; a browser on a busy machine is not. */
    static final double PATIENCE_MILLIS = 60_000;

    private static final List<String> ARGUMENTS = List.of(
            "--no-sandbox",
            "--disable-gpu",
            "--disable-quic",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync");

    private final Playwright playwright;
    private final Browser browser;

    private Chromium() {
        var path = Path.of(System.getenv().getOrDefault("CHROMIUM_PATH", "/usr/bin/chromium"));
        if (!Files.isExecutable(path)) {
            throw new AssertionError("There is no Chromium at " + path
                    + ". Install it with `apt-get install -y chromium`, or name one in CHROMIUM_PATH.");
        }
        // The driver shall use the installed browser and fetch none.
        playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        browser = playwright
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(path)
                        .setArgs(ARGUMENTS)
                        .setTimeout(3 * PATIENCE_MILLIS));
        PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE_MILLIS);
    }

    /** The browser of this run; it is closed after the last test. */
    static Browser of(ExtensionContext test) {
        return test.getRoot()
                .getStore(ExtensionContext.Namespace.GLOBAL)
                .computeIfAbsent(Chromium.class, _ -> new Chromium(), Chromium.class)
                .browser;
    }

    @Override
    public void close() {
        browser.close();
        playwright.close();
    }
}
