package org.faultline.web.http;

import io.quarkus.qute.TemplateExtension;
import jakarta.ws.rs.core.UriInfo;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Addresses of a list with one filter changed and the others kept, so that filters add up.
 *
 * @param list the path of the page of the list, such as {@code /alerts}
 */
public record Links(String list, Map<String, String> asked) {
    /** Those that the page has a place of its own for. */
    private static final Set<String> PLACED = Set.of("condition", "severity", "theatre", "q", "limit");

    public static Links of(UriInfo uri, String list) {
        Map<String, String> asked = new TreeMap<>();
        uri.getQueryParameters().forEach((name, values) -> asked.put(name, values.get(0)));
        asked.values().removeIf(String::isBlank);
        asked.remove("cursor");
        return new Links(list, asked);
    }

    public String with(String name, Object value) {
        Map<String, String> all = besides(name);
        all.put(name, value.toString());
        return address(all);
    }

    public String without(String name) {
        return address(besides(name));
    }

    /** The list with its filters in another format. */
    public String export(String suffix) {
        return address("/api/v1" + list + "." + suffix, asked);
    }

    /** As much of the list with its filters as a map can show. */
    public String map() {
        Map<String, String> all = new TreeMap<>(asked);
        all.remove("geometry");
        all.put("limit", String.valueOf(Query.MOST));
        return address("/api/v1" + list + ".geojson", all);
    }

    /** The list with its filters as it changes. */
    public String stream() {
        return address("/api/v1" + list + "/stream", asked);
    }

    public String get(String name) {
        return asked.getOrDefault(name, "");
    }

    public boolean has(String name, Object value) {
        return get(name).equalsIgnoreCase(value.toString());
    }

    /** Whether anything is asked but a condition, so that counts by condition would mislead. */
    public boolean narrowed() {
        return asked.keySet().stream().anyMatch(name -> !name.equals("condition") && !name.equals("limit"));
    }

    public Map<String, String> besides(String name) {
        Map<String, String> all = new TreeMap<>(asked);
        all.remove(name);
        return all;
    }

    /** The filters that came by a link from elsewhere. */
    public Map<String, String> others() {
        Map<String, String> all = new TreeMap<>(asked);
        all.keySet().removeAll(PLACED);
        return all;
    }

    @TemplateExtension
    public static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }

    /** Another address with the same filters. */
    public String at(String path) {
        return address(path, asked);
    }

    /** A name as one part of a path. */
    @TemplateExtension
    public static String inPath(String value) {
        return encoded(value).replace("+", "%20");
    }

    private String address(Map<String, String> all) {
        return address(list, all);
    }

    /** A page of ours, or else the first page: an address with a host, or one that browsers take for one, would lead elsewhere. */
    public static String local(String address) {
        return address.matches("/(?![/\\\\])[\\w/?&=%.,:+~-]*") ? address : "/";
    }

    /** A path with the query of an address as it came, the page of a list in it too. */
    public static String withQueryOf(UriInfo uri, String path) {
        String query = uri.getRequestUri().getRawQuery();
        return query == null ? path : path + "?" + query;
    }

    /** A path with a query. */
    public static String address(String path, Map<String, String> query) {
        String written = query.entrySet().stream()
                .map(p -> p.getKey() + "=" + encoded(p.getValue()))
                .collect(Collectors.joining("&"));
        return written.isEmpty() ? path : path + "?" + written;
    }
}
