package org.faultline.web.openapi;

import io.quarkus.smallrye.openapi.OpenApiFilter;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.PathItem;
import org.eclipse.microprofile.openapi.models.media.Content;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;
import org.eclipse.microprofile.openapi.models.parameters.Parameter;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;
import org.eclipse.microprofile.openapi.models.responses.APIResponses;
import org.faultline.web.access.RouteRoles;
import org.faultline.web.http.Problem;
import org.jboss.jandex.IndexView;

/**
 * What holds for every call of the API, added to its description when the service is built: pages are left out, calls are grouped by the
 * first segment of their path, those that need a role name the ways to sign in, and errors are problems. What a call alone answers with,
 * such as 409, stands at its method; examples, and bodies that no record describes, in META-INF/openapi.yaml.
 */
@OpenApiFilter(stages = OpenApiFilter.RunStage.BUILD)
public class ApiDocument implements OASFilter {
    private static final String ROOT = "/api/v1/";

    /** Schemas that nothing but pages uses. */
    private static final List<String> OF_PAGES = List.of("TemplateInstance", "MultivaluedMapStringString");

    private final RequiredFields required;

    /** @param index of the classes that schemas were made from */
    public ApiDocument(IndexView index) {
        this.required = new RequiredFields(index);
    }

    @Override
    public void filterOpenAPI(OpenAPI document) {
        Map<String, PathItem> paths = new TreeMap<>(document.getPaths().getPathItems());
        paths.keySet().removeIf(path -> !path.startsWith(ROOT));
        document.getPaths().setPathItems(paths);
        paths.forEach((path, item) ->
                item.getOperations().forEach((method, operation) -> describe(method.name(), path, item, operation)));
        required.mark(document.getComponents().getSchemas());
        OF_PAGES.forEach(document.getComponents()::removeSchema);
    }

    private static void describe(String method, String path, PathItem item, Operation operation) {
        operation.addTag(path.replaceFirst("^" + ROOT + "([^/]+).*", "$1"));
        APIResponses responses = operation.getResponses();
        boolean hasParameters = operation.getParameters() != null || item.getParameters() != null;
        if (operation.getRequestBody() != null || hasParameters) {
            addProblem(responses, "400", "Bad input; violations names each fault");
        }
        if (operation.getRequestBody() != null) {
            addProblem(responses, "413", "The body is too large");
            addProblem(responses, "415", "The body is of a media type that is not taken here");
        }
        // most are read by hand from the address, so that all faults are named at once
        Stream.ofNullable(operation.getParameters())
                .flatMap(List::stream)
                .filter(parameter -> parameter.getSchema() == null)
                .forEach(parameter ->
                        parameter.setSchema(OASFactory.createSchema().addType(SchemaType.STRING)));
        if (needsRole(method, path)) {
            operation.addSecurityRequirement(
                    OASFactory.createSecurityRequirement().addScheme("key"));
            operation.addSecurityRequirement(
                    OASFactory.createSecurityRequirement().addScheme("session"));
            addProblem(responses, "401", "Not signed in, where people have to sign in");
            addProblem(responses, "403", "Signed in without the role that this needs");
        }
        if (path.contains("{") || hasToken(operation)) {
            addProblem(responses, "404", "There is nothing by that id or token");
        }
        responses.getAPIResponses().forEach((code, response) -> {
            if (code.compareTo("400") >= 0 && response.getContent() == null) {
                response.setContent(problem());
            }
        });
    }

    private static boolean needsRole(String method, String path) {
        String filled = path.replace("{token}", "7.token").replaceAll("\\{\\w+}", "7");
        return RouteRoles.needed(method, filled).isPresent();
    }

    private static boolean hasToken(Operation operation) {
        return Stream.ofNullable(operation.getParameters())
                .flatMap(List::stream)
                .map(Parameter::getName)
                .anyMatch("token"::equals);
    }

    /** What is said at a method about the code stands. */
    private static void addProblem(APIResponses responses, String code, String description) {
        if (!responses.hasAPIResponse(code)) {
            APIResponse response = OASFactory.createAPIResponse().description(description);
            responses.addAPIResponse(code, response);
        }
    }

    private static Content problem() {
        return OASFactory.createContent()
                .addMediaType(
                        Problem.MEDIA_TYPE,
                        OASFactory.createMediaType()
                                .schema(OASFactory.createSchema().ref("Problem")));
    }
}
