package org.faultline.trial.cases.name;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import org.faultline.report.delivery.Nearest;
import org.jspecify.annotations.Nullable;

/** The reports of the sample corpus, by their ids. */
public final class SampleReports {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Map<String, ObjectNode> ALL = read();

    private SampleReports() {}

    public static ObjectNode empty() {
        return JSON.createObjectNode();
    }

    public static @Nullable ObjectNode find(String id) {
        ObjectNode report = ALL.get(id);
        return report == null ? null : report.deepCopy();
    }

    /** Those of the ids of a case, and of the sample, that are nearest to one that is neither; empty where none is near. */
    public static String nearest(String id, Collection<String> ofCase) {
        List<String> all = new ArrayList<>(ofCase);
        all.addAll(ALL.keySet());
        String plain = plain(id);
        all.remove(id);
        List<String> same =
                all.stream().filter(k -> plain(k).equals(plain)).limit(1).toList();
        List<String> near = !same.isEmpty()
                ? same
                : id.length() < 2 || id.length() > 40
                        ? ofCase.stream().filter(k -> k.equalsIgnoreCase(id)).toList()
                        : id.matches("(?i)e\\d.*")
                                ? all.stream().anyMatch(k -> k.startsWith(id + "-"))
                                        ? all.stream()
                                                .filter(k -> k.startsWith(id + "-"))
                                                .limit(3)
                                                .toList()
                                        : Nearest.to(id, all)
                                : Nearest.to(id, ofCase);
        return String.join(" or ", near);
    }

    /** Several ids in one text as a list; empty where it is no such text. */
    public static String listed(String text) {
        List<String> parts = text.length() > 400
                ? List.of()
                : Pattern.compile("[\\s;/,+&]+(?:and )?").splitAsStream(text).toList();
        return parts.size() > 1 && ALL.keySet().containsAll(parts) ? "[" + String.join(", ", parts) + "]" : "";
    }

    /** Those of some ids alone. */
    public static String nearestOf(String id, Collection<String> ofCase) {
        List<String> same =
                ofCase.stream().filter(k -> plain(k).equals(plain(id))).limit(1).toList();
        return String.join(
                " or ",
                !same.isEmpty()
                        ? same
                        : id.length() < 2 || id.length() > 40 ? List.<String>of() : Nearest.to(id, ofCase));
    }

    /** Without case, signs and zeros in front: {@code e1_1} for {@code E001-01}. */
    private static String plain(String id) {
        String digits = id.matches("(?i)e\\d{5}") ? id.substring(0, 4) + "-" + id.substring(4) : id;
        return digits.toLowerCase(Locale.ROOT)
                .replaceAll("[^a-z0-9]+", "-")
                .replaceAll("(?<!\\d)0+(?=\\d)", "")
                .replaceAll("^-|-$", "")
                .replaceAll("(?<=e)-(?=\\d)", "");
    }

    private static Map<String, ObjectNode> read() {
        try (InputStream in =
                Objects.requireNonNull(SampleReports.class.getResourceAsStream("/sample/reports.json"), "the sample")) {
            Map<String, ObjectNode> all = new LinkedHashMap<>();
            for (JsonNode report : JSON.readTree(in)) {
                all.put(report.path("externalId").asText(), (ObjectNode) report);
            }
            return all;
        } catch (IOException e) {
            throw new UncheckedIOException("could not read the sample corpus", e);
        }
    }
}
