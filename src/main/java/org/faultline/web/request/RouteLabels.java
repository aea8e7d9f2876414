package org.faultline.web.request;

import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.config.MeterFilter;
import io.micrometer.core.instrument.distribution.DistributionStatisticConfig;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.inject.Singleton;
import jakarta.ws.rs.Path;
import java.lang.reflect.Method;
import java.time.Duration;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Keeps the labels of requests in figures few, whatever is asked for: a route as a template, and where a request was refused before its
 * route was known, its path only if that is a route. Gives the times the bounds between which quantiles can be drawn.
 */
@Singleton
public class RouteLabels implements MeterFilter {
    private static final String REQUESTS = "http.server.requests";
    private static final String OTHER = "OTHER";
    private static final Set<String> NO_PATHS = Set.of("NOT_FOUND", "REDIRECTION", "UNKNOWN", "root", "/");
    private static final Set<String> METHODS = Set.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS");

    private static final double[] BOUNDS = Stream.of(
                    5L, 25L, 100L, 250L, 500L, 1_000L, 2_500L, 5_000L, 10_000L, 30_000L)
            .mapToDouble(millis -> Duration.ofMillis(millis).toNanos())
            .toArray();

    /** Of all classes that serve any. */
    private final Set<String> routes = new TreeSet<>();

    RouteLabels(BeanManager beans) {
        beans.getBeans(Object.class, Any.Literal.INSTANCE).forEach(bean -> add(bean.getBeanClass()));
    }

    private void add(Class<?> resource) {
        Path above = resource.getAnnotation(Path.class);
        if (above == null) {
            return;
        }
        routes.add(route(above.value(), ""));
        for (Method method : resource.getDeclaredMethods()) {
            Path below = method.getAnnotation(Path.class);
            if (below != null) {
                routes.add(route(above.value(), below.value()));
            }
        }
    }

    private static String route(String above, String below) {
        return named(("/" + above + "/" + below).replaceAll("/+", "/").replaceAll("(.)/$", "$1"));
    }

    /** Without the expressions that parameters have to match: {@code /alerts/{id: \d{1,18}}} is {@code /alerts/{id}}. */
    private static String named(String template) {
        return template.replaceAll("\\{(\\w+) *:(?:[^{}]|\\{[^{}]*})*}", "{$1}");
    }

    @Override
    public Meter.Id map(Meter.Id id) {
        String uri = id.getTag("uri");
        String method = id.getTag("method");
        if (!id.getName().equals(REQUESTS) || uri == null || method == null) {
            return id;
        }
        String route = named(uri);
        return id.replaceTags(id.getTags().stream()
                .map(tag -> switch (tag.getKey()) {
                    case "uri" -> Tag.of("uri", NO_PATHS.contains(route) || routes.contains(route) ? route : OTHER);
                    case "method" -> Tag.of("method", METHODS.contains(method) ? method : OTHER);
                    default -> tag;
                })
                .toList());
    }

    @Override
    public DistributionStatisticConfig configure(Meter.Id id, DistributionStatisticConfig config) {
        return id.getName().equals(REQUESTS)
                ? DistributionStatisticConfig.builder()
                        .serviceLevelObjectives(BOUNDS)
                        .build()
                        .merge(config)
                : config;
    }
}
