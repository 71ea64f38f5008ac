package io.headgate.service.openapi;

import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.media.ArraySchema;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.IntegerSchema;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.ObjectSchema;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.responses.ApiResponse;
import java.util.List;

/** The one shape of every refusal: RFC 9457 with a code and, for bad fields, each of them. */
public final class Problem {

    private static final String NAME = "Problem";
    private static final String FIELD = "FieldProblem";
    private static final String PATH = "#/components/schemas/";

    private Problem() {}

    static void addTo(OpenAPI api) {
        var field = new ObjectSchema()
                .addProperty("field", new StringSchema())
                .addProperty("code", new StringSchema())
                .addProperty("detail", new StringSchema());
        field.setRequired(List.of("field", "code", "detail"));
        var problem = new ObjectSchema()
                .addProperty("type", new StringSchema())
                .addProperty("title", new StringSchema())
                .addProperty("status", new IntegerSchema())
                .addProperty("detail", new StringSchema())
                .addProperty("instance", new StringSchema())
                .addProperty("code", new StringSchema())
                .addProperty("errors", new ArraySchema().items(new Schema<>().$ref(PATH + FIELD)));
        problem.setRequired(List.of("type", "title", "status", "detail", "code"));
        api.schema(FIELD, field).schema(NAME, problem);
    }

    /** An answer with such a body. */
    public static ApiResponse response(String description) {
        return new ApiResponse()
                .description(description)
                .content(new Content()
                        .addMediaType(
                                "application/problem+json", new MediaType().schema(new Schema<>().$ref(PATH + NAME))));
    }
}
