package io.headgate.portal.configuration;

import io.headgate.config.condition.field.FieldCatalogue;
import io.headgate.config.document.ConditionForms;
import io.headgate.portal.configuration.validation.Validation.Finding;
import io.headgate.reference.ReferenceData;
import io.headgate.service.web.ProblemCode;
import io.headgate.service.web.ProblemException;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * Says one condition in its three forms, so that a person may write it as text and a screen may build it as a tree, and
 * both read the same sentence. It is a question in the body of a POST, because a condition may be too long for an URL.
 */
@RestController
@RequestMapping("/api/admin/config/condition")
class ConditionController {

    private static final int LARGEST_CONDITION = 256 * 1024;

    private final Drafts drafts;

    ConditionController(Drafts drafts) {
        this.drafts = drafts;
    }

    /** The forms are null when the condition cannot be read; the errors say why, or what publishing would refuse. */
    record Answer(
            @Nullable String text,
            @Nullable Map<String, Object> tree,
            @Nullable String sentence,
            List<Finding> errors) {}

    @PostMapping(
            consumes = {MediaType.APPLICATION_JSON_VALUE, DraftController.YAML},
            produces = MediaType.APPLICATION_JSON_VALUE)
    Answer forms(HttpServletRequest request) throws IOException {
        var bytes = request.getInputStream().readNBytes(LARGEST_CONDITION + 1);
        if (bytes.length > LARGEST_CONDITION) {
            throw new ProblemException(ProblemCode.DOCUMENT_TOO_LARGE, "A condition has at most 256 KiB.");
        }
        var fields = FieldCatalogue.of(drafts.present().document(), ReferenceData.load());
        var forms = ConditionForms.read(new String(bytes, StandardCharsets.UTF_8), fields);
        return new Answer(
                forms.text(),
                forms.tree(),
                forms.sentence(),
                forms.problems().stream().map(Finding::of).toList());
    }
}
