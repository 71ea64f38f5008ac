package io.headgate.intake.config;

import io.headgate.intake.core.normalisation.LeadDescription;
import io.headgate.service.openapi.Problem;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.headers.Header;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.IntegerSchema;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.ObjectSchema;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.parameters.Parameter;
import io.swagger.v3.oas.models.parameters.RequestBody;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.responses.ApiResponses;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import io.swagger.v3.oas.models.security.SecurityScheme;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What the controllers' signatures cannot say of the API: bodies are read by hand, because a source's names are its own. */
@Configuration(proxyBeanMethods = false)
class PostingDescription {

    private static final String KEY = "source_key";

    private static final Map<String, String> REFUSALS = Map.of(
            "400", "The body is malformed, or a parameter or header is unknown or of the wrong form.",
            "401", "The key, or the posting URL, is missing, unknown or revoked.",
            "403", "The source is paused.",
            "405", "Another method; Allow says which.",
            "409", "The Idempotency-Key or source_lead_id came before with another body.",
            "413", "The body has more than 256 KiB.",
            "415", "A content type, charset or encoding that cannot be read.",
            "422",
                    "The lead does not match the agreed fields: it is recorded, with a lead_id, and every bad field is"
                            + " named.",
            "429", "More leads a second than agreed; Retry-After says when to come back.",
            "503", "The lead cannot be made durable at the moment; nothing was kept. Repeat with the same key.");

    @Bean
    OpenApiCustomizer describePosting() {
        return api -> {
            api.schemaRequirement(
                    KEY,
                    new SecurityScheme()
                            .type(SecurityScheme.Type.HTTP)
                            .scheme("bearer")
                            .description("The source's API key."));
            api.getPaths().forEach((path, item) -> item.readOperationsMap().forEach((_, operation) -> {
                if (path.startsWith("/v1/")) {
                    operation.addSecurityItem(new SecurityRequirement().addList(KEY));
                }
            }));
            describe(api, "/v1/leads");
            describe(api, "/in/{token}");
        };
    }

    private static void describe(OpenAPI api, String path) {
        var item = api.getPaths().get(path);
        if (item == null) {
            return;
        }
        if (item.getPost() != null) {
            item.getPost().requestBody(body());
            describe(item.getPost());
        }
        if (item.getGet() != null) {
            item.getGet().summary("Posts a lead whose fields are query parameters");
            describe(item.getGet());
        }
    }

    private static void describe(Operation operation) {
        operation.addParametersItem(header(
                "Prefer",
                "wait=N waits up to N seconds (at most 30) for the decision.",
                new StringSchema().example("wait=5")));
        operation.addParametersItem(header(
                "Idempotency-Key",
                "1 to 255 printable ASCII characters. The same key and body get the first answer.",
                new StringSchema().maxLength(255)));
        var responses = new ApiResponses();
        responses.addApiResponse("200", answer("The decision, for who waited.", decision()));
        responses.addApiResponse("202", answer("The lead is durable; nothing is decided yet.", received()));
        REFUSALS.keySet().stream().sorted().forEach(status -> responses.addApiResponse(status, refusal(status)));
        operation.responses(responses);
    }

    private static RequestBody body() {
        var lead = new MediaType().schema(lead());
        return new RequestBody()
                .required(true)
                .description(
                        "One lead, by canonical names or by those that the source's mapping states. Other fields are"
                                + " kept as attributes.")
                .content(new Content()
                        .addMediaType("application/json", lead)
                        .addMediaType("application/x-www-form-urlencoded", lead));
    }

    private static Schema<?> lead() {
        var lead = new ObjectSchema();
        LeadDescription.fields().forEach((path, kind) -> put(lead, List.of(path.split("\\.")), kind));
        lead.addProperty("attributes", new ObjectSchema().additionalProperties(true));
        lead.additionalProperties(true);
        return lead;
    }

    private static void put(Schema<?> object, List<String> path, LeadDescription.Kind kind) {
        var name = path.getFirst();
        if (path.size() == 1) {
            object.addProperty(name, schema(kind));
            return;
        }
        var known =
                object.getProperties() == null ? null : object.getProperties().get(name);
        var group = known == null ? new ObjectSchema() : (Schema<?>) known;
        object.addProperty(name, group);
        put(group, path.subList(1, path.size()), kind);
    }

    private static Schema<?> schema(LeadDescription.Kind kind) {
        return switch (kind) {
            case TEXT -> new StringSchema();
            case FLAG -> new io.swagger.v3.oas.models.media.BooleanSchema();
            case TEXTS -> new io.swagger.v3.oas.models.media.ArraySchema().items(new StringSchema());
        };
    }

    private static Parameter header(String name, String description, Schema<?> schema) {
        return new Parameter()
                .in("header")
                .name(name)
                .required(false)
                .description(description)
                .schema(schema);
    }

    private static Schema<?> received() {
        return new ObjectSchema()
                .addProperty("lead_id", new StringSchema())
                .addProperty("status", new StringSchema().addEnumItem("received"));
    }

    private static Schema<?> decision() {
        return new ObjectSchema()
                .addProperty("lead_id", new StringSchema())
                .addProperty(
                        "outcome",
                        new StringSchema()
                                .addEnumItem("accepted")
                                .addEnumItem("rejected")
                                .addEnumItem("held")
                                .addEnumItem("review"))
                .addProperty(
                        "reason",
                        new ObjectSchema()
                                .addProperty("code", new StringSchema())
                                .addProperty("detail", new StringSchema())
                                .nullable(true))
                .addProperty(
                        "price",
                        new ObjectSchema()
                                .addProperty("amount", new StringSchema())
                                .addProperty("currency", new StringSchema())
                                .nullable(true))
                .addProperty("redirect_url", new StringSchema().nullable(true));
    }

    private static ApiResponse answer(String description, Schema<?> schema) {
        return new ApiResponse()
                .description(description)
                .content(new Content().addMediaType("application/json", new MediaType().schema(schema)));
    }

    private static ApiResponse refusal(String status) {
        var response = Problem.response(Objects.requireNonNull(REFUSALS.get(status), status));
        if (status.equals("429") || status.equals("503")) {
            response.addHeaderObject(
                    "Retry-After", new Header().description("Seconds").schema(new IntegerSchema()));
        }
        return response;
    }
}
