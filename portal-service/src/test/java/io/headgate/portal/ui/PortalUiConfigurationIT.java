package io.headgate.portal.ui;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FilePayload;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The configuration from an edit to a version in force, and back. */
class PortalUiConfigurationIT extends PortalUiFixture {

    private int live;

    @BeforeEach
    void publishTheNetwork() {
        live = publishExample();
        page.navigate("/admin/config");
        assertThat(editor()).hasValue(Pattern.compile("clearbrook"));
    }

    @Test
    void editsValidatesFixesComparesPublishesAndRollsBack() {
        assertThat(badge(live)).isVisible();
        var good = editor().inputValue().replace("42.00", "44.50");
        editor().fill(good.replace("pool: [dealer-88-mail]", "pool: [nobody-here]")
                .replaceAll("(?s)(pool:\\s*-\\s*)dealer-88-mail", "$1nobody-here"));
        assertThat(page.getByText("Not saved")).isVisible();
        button("Validate and compare").click();

        var finding = region("Checks")
                .getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName(Pattern.compile("nobody-here")));
        assertThat(finding).containsText("plans[0].steps[1].pool");
        assertThat(button("Publish 2 changes")).isDisabled();
        finding.click();
        assertThat(editor()).isFocused();
        assertThat(page.evaluate("() => window.getSelection().toString()").toString())
                .contains("nobody-here");

        editor().fill(good);
        button("Validate and compare").click();
        assertThat(region("Checks")).not().containsText("nobody-here");
        assertThat(page.getByTestId("diff")).containsText("44.50");
        button("Publish 1 change").click();
        assertThat(dialogButton("Publish 1 change")).isDisabled();
        page.getByLabel("What changes and why").fill("Austin North pays more");
        dialogButton("Publish 1 change").click();

        assertThat(page.getByText("v%d is live in 5 of 5 services".formatted(live + 1)))
                .isVisible();
        assertThat(badge(live + 1)).isVisible();

        badge(live + 1).click();
        assertThat(row("Versions", "Austin North pays more").first()).containsText("v" + (live + 1));
        button("Compare v%d with the version before".formatted(live + 1)).click();
        assertThat(page.getByTestId("diff")).containsText("44.50");
        button("Roll back to v" + live).click();
        page.getByLabel("What changes and why").fill("Too dear after all");
        dialogButton("Roll back to v" + live).click();

        assertThat(badge(live + 2)).isVisible();
        assertThat(row("Versions", "Back to v%d. Too dear after all".formatted(live)))
                .isVisible();
        assertThat(api("GET", "/api/admin/config/versions/" + (live + 2), null).toString())
                .contains("42.00")
                .doesNotContain("44.50");
    }

    @Test
    void namesEveryPlaceThatItCannotRead() {
        editor().fill(editor().inputValue().replace("kind: call_center", "kind: call_centre"));
        button("Validate and compare").click();

        assertThat(region("Checks")).containsText("clients[2].kind");
        assertThat(page.getByText("Not saved")).isVisible();
        assertThat(button("Publish")).isDisabled();
    }

    @Test
    void importsAndExportsTheDocument() throws IOException {
        var dearer = example().replace("\"42.00\"", "\"43.25\"");
        page.locator("input[type=file]")
                .setInputFiles(
                        new FilePayload("network.yaml", "application/yaml", dearer.getBytes(StandardCharsets.UTF_8)));
        assertThat(editor()).hasValue(dearer);

        var draft = page.waitForDownload(() -> button("Export").click());
        assertThat(Files.readString(draft.path())).isEqualTo(dearer);
        button("Validate and compare").click();
        assertThat(page.getByTestId("diff")).containsText("43.25");

        page.navigate("/admin/config/versions");
        var version = page.waitForDownload(() -> button("Export v" + live).click());
        assertThat(version.suggestedFilename()).isEqualTo("headgate-v%d.yaml".formatted(live));
        assertThat(Files.readString(version.path()))
                .contains("clearbrook", "42.00")
                .doesNotContain("43.25");
    }

    @Test
    void overwritesNobodyElsesDraft() {
        call("PUT", "/api/admin/config/draft", "application/yaml", example().replace("\"42.00\"", "\"41.00\""));

        editor().fill(editor().inputValue().replace("42.00", "45.00"));
        button("Save draft").click();
        assertThat(page.getByText("Somebody else saved the draft while you edited."))
                .isVisible();
        button("load theirs").click();

        assertThat(editor()).hasValue(Pattern.compile("41\\.00"));
        assertThat(api("GET", "/api/admin/config/draft", null).toString()).doesNotContain("45.00");
    }

    @Test
    void asksBeforeUnsavedEditsAreLost() {
        editor().fill(editor().inputValue().replace("42.00", "46.00"));

        link("Endpoints").click();
        assertThat(dialog()).containsText("changes that are not saved");
        dialogButton("Stay").click();

        assertThat(dialog()).isHidden();
        assertThat(editor()).hasValue(Pattern.compile("46\\.00"));
        page.keyboard().press("Control+s");
        assertThat(page.getByText("Draft saved")).isVisible();
        link("Endpoints").click();
        assertThat(heading("Endpoints")).isVisible();
    }

    @Test
    void asksWhatBecomesOfADraftWithEditsBeforeItRollsBack() {
        call("PUT", "/api/admin/config/draft", "application/yaml", example().replace("\"42.00\"", "\"47.00\""));
        api("POST", "/api/admin/config/publish", Map.of("comment", "Dearer"));
        call("PUT", "/api/admin/config/draft", "application/yaml", example().replace("\"42.00\"", "\"48.00\""));
        page.navigate("/admin/config/versions");

        button("Roll back to v" + live).click();
        page.getByLabel("What changes and why").fill("Too dear");
        assertThat(dialog()).containsText("It holds 1 change against v%d".formatted(live + 1));
        assertThat(dialogButton("Roll back to v" + live)).isDisabled();
        page.getByLabel("Reset it to v" + live).check();
        dialogButton("Roll back to v" + live).click();

        assertThat(badge(live + 2)).isVisible();
        assertThat(dialog()).isHidden();
        assertThat(api("GET", "/api/admin/config/draft/diff", null).path("changes"))
                .isEmpty();
    }

    @Test
    void jumpsToTheLineWhereTheTextCannotBeReadAndSaysWhyItIsNotSaved() {
        editor().fill(editor().inputValue() + "\n   bad: [\n");
        var line = editor().inputValue().split("\n", -1).length - 1;
        button("Save draft").click();

        assertThat(page.getByText("The draft cannot be saved")).isVisible();
        var finding = region("Checks").getByRole(AriaRole.BUTTON).first();
        var said = Pattern.compile("^Line (\\d+)").matcher(finding.textContent());
        assertThat(said.find()).isTrue();
        assertThat(Integer.parseInt(said.group(1))).isBetween(line - 1, line + 1);
        finding.click();
        assertThat(page.evaluate("() => document.activeElement.value.slice(0,"
                        + " document.activeElement.selectionStart).split('\\n"
                        + "').length"))
                .isEqualTo(Integer.parseInt(said.group(1)));
    }

    @Test
    void saysWhenItWasSavedLast() {
        var before = page.getByTestId("saved").count() == 0
                ? ""
                : page.getByTestId("saved").locator("time").getAttribute("datetime");
        editor().fill(editor().inputValue().replace("42.00", "46.50"));
        page.keyboard().press("Control+s");

        assertThat(page.getByTestId("saved")).containsText("by admin");
        assertThat(page.getByTestId("saved").locator("time")).not().hasAttribute("datetime", before);
    }

    private Locator editor() {
        return page.getByLabel("Configuration as YAML");
    }

    private Locator badge(int version) {
        return page.getByRole(AriaRole.BANNER)
                .getByRole(AriaRole.LINK, new Locator.GetByRoleOptions().setName("v%d live".formatted(version)));
    }
}
