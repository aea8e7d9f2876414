package org.faultline.web.access;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.faultline.access.AccessRole;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RouteRolesTest {
    /** A route of the service, with something in the place of each parameter. */
    record Route(String method, String path) {}

    /** Every route that a class of ours serves. */
    static List<Route> all() {
        List<Route> routes = new ArrayList<>();
        new ClassFileImporter()
                .withImportOption(new ImportOption.DoNotIncludeTests()).importPackages("org.faultline.web").stream()
                        .filter(c -> c.isAnnotatedWith(Path.class))
                        .forEach(c -> routes.addAll(of(c.reflect())));
        return routes;
    }

    private static List<Route> of(Class<?> resource) {
        List<Route> routes = new ArrayList<>();
        for (Method method : resource.getDeclaredMethods()) {
            for (Annotation annotation : method.getAnnotations()) {
                HttpMethod verb = annotation.annotationType().getAnnotation(HttpMethod.class);
                if (verb != null) {
                    Path below = method.getAnnotation(Path.class);
                    String path =
                            resource.getAnnotation(Path.class).value() + "/" + (below == null ? "" : below.value());
                    routes.add(new Route(verb.value(), filled(path)));
                }
            }
        }
        return routes;
    }

    private static String filled(String template) {
        return ("/" + template)
                .replaceAll("\\{deed: (\\w+)[^}]*}", "$1")
                .replaceAll("\\{token: [^}]*}", "7.abcdef")
                .replaceAll("\\{token}", "abcdef")
                .replaceAll("\\{\\w+:? ?[^{}]*(\\{[^}]*})?[^}]*}", "7")
                .replaceAll("/+", "/")
                .replaceAll("(.)/$", "$1");
    }

    @Test
    void everyRouteStandsInTheTable() {
        assertThat(all()).hasSizeGreaterThan(80).allSatisfy(r -> assertThat(RouteRoles.knows(r.method(), r.path()))
                .as("%s %s has a line in RouteRoles", r.method(), r.path())
                .isTrue());
    }

    @Test
    void nothingThatChangesSomethingIsOpenToReadersButTheirOwnAccount() {
        assertThat(all())
                .filteredOn(r -> !r.method().equals("GET"))
                .filteredOn(r -> RouteRoles.needed(r.method(), r.path()).equals(Optional.of(AccessRole.READER)))
                .extracting(Route::path)
                .allMatch(path -> path.matches("(/api/v1)?/account.*|/api/v1/subscriptions/preview"));
    }

    @ParameterizedTest
    @CsvSource({
        "GET, /alerts, READER",
        "POST, /alerts/7/acknowledge, ANALYST",
        "POST, /api/v1/reports, ANALYST",
        "GET, /api/v1/quarantine/7, ANALYST",
        "GET, /inbox, ADMIN",
        "GET, /outbox, ADMIN",
        "GET, /people, ADMIN",
        "POST, /api/v1/rules/reload, ANALYST",
        "GET, /rules/allied-clashes, READER",
        "GET, /rules/new, ANALYST",
        "GET, /rules/allied-clashes/edit, ANALYST",
        "POST, /rules/draft/save, ANALYST",
        "POST, /rules/allied-clashes/cases, ANALYST",
        "GET, /nowhere, ADMIN",
        "GET, //people, ADMIN",
        "GET, /login/people, ADMIN",
        "GET, /q/dev-ui, ADMIN",
        "GET, /q/metrics, READER"
    })
    void aRouteNeedsItsRole(String method, String path, AccessRole role) {
        assertThat(RouteRoles.needed(method, path)).contains(role);
    }

    @ParameterizedTest
    @CsvSource({
        "GET, /login",
        "POST, /subscriptions/unsubscribe",
        "POST, /api/v1/subscriptions/unsubscribe",
        "GET, /subscriptions/manage",
        "GET, /q/health/ready"
    })
    void nobodyHasToBeSignedInForWhatSubscribersDo(String method, String path) {
        assertThat(RouteRoles.needed(method, path)).isEmpty();
    }

    @Test
    void theWholeListOfVerbsIsWalked() {
        assertThat(all()).extracting(Route::method).containsAll(Arrays.asList("GET", "POST", "PUT", "DELETE"));
    }
}
