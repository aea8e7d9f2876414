package org.faultline.cli.check;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.faultline.rule.language.text.Code;
import org.faultline.rule.language.text.Fault;

/** Faults as a log of SARIF 2.1.0 (OASIS, Static Analysis Results Interchange Format), which code hosts and editors read. */
final class SarifReport {
    private static final String SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json";

    private static final List<Code> CODES = List.of(Code.values());

    private SarifReport() {}

    static Map<String, Object> of(List<Fault> faults) {
        Map<String, Object> driver = new LinkedHashMap<>();
        driver.put("name", "Faultline check");
        driver.put("rules", CODES.stream().map(SarifReport::rule).toList());
        Map<String, Object> run = new LinkedHashMap<>();
        run.put("tool", Map.of("driver", driver));
        // one is one character, as a person counts them
        run.put("columnKind", "unicodeCodePoints");
        run.put("results", faults.stream().map(SarifReport::result).toList());
        Map<String, Object> log = new LinkedHashMap<>();
        log.put("$schema", SCHEMA);
        log.put("version", "2.1.0");
        log.put("runs", List.of(run));
        return log;
    }

    private static Map<String, Object> rule(Code code) {
        String help = sentence(code.meaning()) + (code.example().isEmpty() ? "" : " Example: " + code.example());
        Map<String, Object> rule = new LinkedHashMap<>();
        rule.put("id", code.name());
        rule.put("shortDescription", Map.of("text", sentence(code.meaning())));
        rule.put("help", Map.of("text", help));
        rule.put("defaultConfiguration", Map.of("level", level(code.level())));
        return rule;
    }

    private static String sentence(String meaning) {
        return meaning.substring(0, 1).toUpperCase(Locale.ROOT) + meaning.substring(1) + ".";
    }

    private static String level(Code.Level level) {
        return level.name().toLowerCase(Locale.ROOT);
    }

    private static Map<String, Object> result(Fault fault) {
        Map<String, Object> region = new LinkedHashMap<>();
        region.put("startLine", fault.line());
        region.put("startColumn", fault.column());
        if (!fault.source().isBlank()) {
            region.put("snippet", Map.of("text", fault.source()));
        }
        Map<String, Object> place = new LinkedHashMap<>();
        place.put("artifactLocation", Map.of("uri", uri(fault.path())));
        place.put("region", region);
        Map<String, Object> result = new LinkedHashMap<>();
        result.put("ruleId", fault.code().name());
        result.put("ruleIndex", CODES.indexOf(fault.code()));
        result.put("level", level(fault.level()));
        result.put("message", Map.of("text", fault.message()));
        result.put("locations", new ArrayList<>(List.of(Map.of("physicalLocation", place))));
        return result;
    }

    /** A path as a reference, relative where the path is. */
    private static String uri(String path) {
        try {
            return path.startsWith("/")
                    ? new URI("file", "", path, null).toString()
                    : new URI(null, null, path, null).toString();
        } catch (URISyntaxException e) {
            throw new IllegalArgumentException(path + " can be no file of a report", e);
        }
    }
}
