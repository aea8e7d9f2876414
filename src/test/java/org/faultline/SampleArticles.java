package org.faultline;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The reports of the sample, one by one or by article. */
public final class SampleArticles {
    private SampleArticles() {}

    /** Each report as JSON text, in the order of the file. */
    public static List<String> reports() {
        List<String> all = new ArrayList<>();
        nodes().forEach(r -> all.add(r.toString()));
        return all;
    }

    /** The reports of each article as a JSON array, by the article's id S000 to S004. */
    public static Map<String, String> byArticle() {
        Map<String, List<String>> parts = new TreeMap<>();
        nodes().forEach(r -> parts.computeIfAbsent(
                        r.path("source").path("article").asText(), a -> new ArrayList<>())
                .add(r.toString()));
        Map<String, String> all = new TreeMap<>();
        parts.forEach((article, reports) -> all.put(article, "[" + String.join(",", reports) + "]"));
        return all;
    }

    /** The articles in the order they were published. */
    public static List<String> asPublished() {
        Map<String, String> all = byArticle();
        return List.of(all.get("S003"), all.get("S004"), all.get("S002"), all.get("S000"), all.get("S001"));
    }

    private static JsonNode nodes() {
        try (InputStream in = SampleArticles.class.getResourceAsStream("/sample/reports.json")) {
            return new ObjectMapper().readTree(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
