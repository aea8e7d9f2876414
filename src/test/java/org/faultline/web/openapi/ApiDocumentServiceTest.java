package org.faultline.web.openapi;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.faultline.fixture.TestSurroundings;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The description of the API is whole, and names what it describes. */
@QuarkusTest
@WithTestResource(TestSurroundings.class)
class ApiDocumentServiceTest {
    private static final Set<String> METHODS = Set.of("get", "post", "put", "delete", "patch");

    private JsonNode document;

    /** By method and path. */
    private final Map<String, JsonNode> operations = new TreeMap<>();

    @BeforeEach
    void read() throws IOException {
        document = new JsonMapper()
                .readTree(given().get("/q/openapi?format=json")
                        .then()
                        .statusCode(200)
                        .extract()
                        .asString());
        document.path("paths")
                .properties()
                .forEach(path -> path.getValue().properties().forEach(operation -> {
                    if (METHODS.contains(operation.getKey())) {
                        operations.put(
                                operation.getKey().toUpperCase(Locale.ROOT) + " " + path.getKey(),
                                operation.getValue());
                    }
                }));
    }

    @Test
    void describesEveryRouteOfTheApiAndNoPage() {
        Set<String> routes = new TreeSet<>();
        new ClassFileImporter()
                .withImportOption(new ImportOption.DoNotIncludeTests()).importPackages("org.faultline.web").stream()
                        .filter(c -> c.isAnnotatedWith(Path.class))
                        .forEach(c -> routes.addAll(routes(c.reflect())));
        routes.removeIf(route -> !route.contains(" /api/v1/"));
        assertThat(routes).hasSizeGreaterThan(60);
        assertThat(operations.keySet()).containsExactlyElementsOf(routes);
    }

    private static List<String> routes(Class<?> resource) {
        String base = resource.getAnnotation(Path.class).value();
        return Stream.of(resource.getDeclaredMethods())
                .flatMap(method -> Stream.of(method.getAnnotations())
                        .map(a -> a.annotationType().getAnnotation(HttpMethod.class))
                        .filter(verb -> verb != null)
                        .map(verb -> verb.value() + " " + path(base, method.getAnnotation(Path.class))))
                .toList();
    }

    /** As OpenAPI writes it: without the patterns of its parameters. */
    private static String path(String base, Path below) {
        return ("/" + base + "/" + (below == null ? "" : below.value()))
                .replaceAll("\\{(\\w+):([^{}]|\\{[^}]*})*}", "{$1}")
                .replaceAll("/+", "/")
                .replaceAll("(.)/$", "$1");
    }

    @Test
    void everyOperationHasAnIdOfItsOwnAGroupASummaryAndAProblem() {
        Set<String> ids = new TreeSet<>();
        Set<String> groups = new TreeSet<>();
        document.path("tags").forEach(tag -> groups.add(tag.path("name").asText()));
        operations.forEach((name, operation) -> {
            String id = operation.path("operationId").asText();
            assertThat(id).as(name).matches("[a-z][A-Za-z]+");
            assertThat(ids.add(id)).as("%s has an id of its own: %s", name, id).isTrue();
            assertThat(operation.path("summary").asText()).as(name).isNotBlank();
            assertThat(operation.path("tags")).as(name).hasSize(1);
            assertThat(groups).as(name).contains(operation.path("tags").get(0).asText());
            assertThat(operation.path("responses").properties())
                    .as("%s names what it answers", name)
                    .anyMatch(response -> response.getKey().startsWith("2"))
                    .anyMatch(response -> isProblem(response.getValue()));
            operation.path("responses").properties().forEach(response -> {
                if (response.getKey().compareTo("400") >= 0 && !id.equals("reloadRules")) {
                    assertThat(isProblem(response.getValue()))
                            .as("%s answers %s as a problem", name, response.getKey())
                            .isTrue();
                }
            });
        });
    }

    private static boolean isProblem(JsonNode response) {
        return response.at("/content/application~1problem+json/schema/$ref")
                .asText()
                .equals("#/components/schemas/Problem");
    }

    @Test
    void everySchemaIsNamedAsNoAccidentOfTheCode() {
        JsonNode schemas = document.at("/components/schemas");
        assertThat(schemas).hasSizeGreaterThan(80);
        List<String> names = new ArrayList<>();
        schemas.properties().forEach(schema -> names.add(schema.getKey()));
        assertThat(names)
                .doesNotContain("JsonNode", "Written", "ZoneRules", "TemplateInstance", "OutboundSseEvent")
                .allMatch(name -> name.matches("[A-Z][A-Za-z]+"), "without a number");
        String whole = document.toString();
        assertThat(names).allMatch(name -> whole.contains("#/components/schemas/" + name + "\""), "used by a call");
        List<String> unnamed = new ArrayList<>();
        operations.forEach((name, operation) -> unnamed(name, operation, unnamed));
        schemas.properties().forEach(schema -> schema.getValue()
                .properties()
                .forEach(part -> unnamed(schema.getKey(), part.getValue(), unnamed)));
        unnamed.removeIf("SubscribeRequest"::equals); // its own part of what it is made of
        assertThat(unnamed).isEmpty();
    }

    private static void unnamed(String where, JsonNode node, List<String> found) {
        if (node.has("properties") && node.path("type").asText().equals("object")) {
            found.add(where);
        }
        node.forEach(below -> unnamed(where, below, found));
    }

    @Test
    void whatIsAlwaysThereIsRequiredAndWhatMayBeNullSaysSo() {
        JsonNode alert = document.at("/components/schemas/Alert");
        assertThat(alert.path("required").toString())
                .contains("\"id\"", "\"severity\"")
                .doesNotContain("mergedInto");
        JsonNode rule = document.at("/components/schemas/RuleDetails");
        assertThat(rule.path("required").toString()).contains("versions").doesNotContain("text");
        assertThat(rule.at("/properties/text/type").toString()).isEqualTo("[\"string\",\"null\"]");
        assertThat(document.at("/components/schemas/Problem/required").toString())
                .contains("status");
    }

    @Test
    void whatNeedsARoleNamesTheWaysToSignIn() {
        assertThat(operations.get("GET /api/v1/alerts").path("security").toString())
                .isEqualTo("[{\"key\":[]},{\"session\":[]}]");
        assertThat(operations.get("POST /api/v1/subscriptions").has("security")).isFalse();
        assertThat(operations.get("POST /api/v1/bounces").path("security").toString())
                .isEqualTo("[{\"bounceSecret\":[]}]");
        assertThat(document.at("/components/securitySchemes")).hasSize(3);
    }
}
