package org.faultline.cli.check;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.faultline.rule.language.text.Fault;

/** How what was found is written down. */
enum CheckFormat {
    /** For people: each fault with its line and a caret, then how many there are. */
    text,
    /** For editors and programs. */
    json,
    /** SARIF 2.1.0, for services that show what tools find in code. */
    sarif,
    /** Workflow commands, by which GitHub shows each fault at its line of a pull request. */
    github;

    List<String> lines(CheckOutcome found) {
        return switch (this) {
            case text ->
                Stream.concat(found.faults().stream().map(Fault::toString), Stream.of(found.summary()))
                        .toList();
            case json -> List.of(json(Map.of("rules", found.rules(), "faults", found.faults())));
            case sarif -> List.of(json(SarifReport.of(found.faults())));
            case github ->
                Stream.concat(github(found.faults()), Stream.of(found.summary()))
                        .toList();
        };
    }

    private static String json(Object value) {
        try {
            return new ObjectMapper().writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("faults are plain values", e);
        }
    }

    private static Stream<String> github(List<Fault> faults) {
        return faults.stream()
                .map(f -> (f.isWarning() ? "::warning " : "::error ")
                        + Stream.of(
                                        "file=" + property(f.path()),
                                        "line=" + f.line(),
                                        "col=" + f.column(),
                                        "title=" + property(f.code().name()))
                                .collect(Collectors.joining(","))
                        + "::" + data(f.message()));
    }

    /** What GitHub would otherwise read as the end of the message. */
    private static String data(String text) {
        return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A");
    }

    /** Likewise of a property, which also ends at a comma or a colon. */
    private static String property(String text) {
        return data(text).replace(":", "%3A").replace(",", "%2C");
    }
}
