package org.faultline.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.faultline.cli.option.ServiceSettings;
import org.faultline.trial.cases.CaseFile;
import org.faultline.trial.cases.CaseFiles;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What editors are given is what the program reads; {@code -Dupdate=true} writes the files of {@code .vscode} anew. */
class VocabularyCommandTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    static List<Path> cases() {
        return CaseFiles.under(List.of(Path.of("rules"))).files().stream()
                .map(CaseFile::path)
                .toList();
    }

    @Test
    void printsTheWordsOfRulesWithAllNames() throws IOException {
        JsonNode words = JSON.readTree(printed());
        assertThat(words.at("/fields/Encounter/type/of").asText()).isEqualTo("EventType");
        assertThat(words.at("/metadata/severity").toString()).contains("CRITICAL");
        assertThat(words.at("/names/group").toString()).contains("iran-axis");
        assertThat(words.at("/names/rule").toString()).contains("allied-clashes");
    }

    @ParameterizedTest
    @CsvSource({"cases, cases.schema.json", "snippets, vocabulary.code-snippets"})
    void whatLiesInTheFolderOfTheEditorIsWhatItPrints(String form, String name) throws IOException {
        Path file = Path.of(".vscode", name);
        String printed = printed("--schema", form);
        if (Boolean.getBoolean("update")) {
            Files.writeString(file, printed);
        }
        assertThat(file).as("run the test with -Dupdate=true to write it anew").hasContent(printed);
    }

    @ParameterizedTest
    @MethodSource("cases")
    void casesThatTheProgramReadsFitTheSchema(Path file) throws IOException {
        assertThat(wrong(Files.readString(file))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "- case: x\n  report: [E001-01]",
                "- reports: [E001-01]",
                "- case: x\n  reports: [{typ: CLASH}]",
                "- case: x\n  reports: [{type: CLASHES}]",
                "- case: x\n  also: [later]",
                "- case: x\n  today: tomorrow",
                "- case: x\n  fires: [{evidence: [a]}]",
                "- case: x\n  steps: [{arrive: [E001-01]}]"
            })
    void whatTheProgramRefusesDoesNot(String text) throws IOException {
        assertThat(wrong(text)).isNotEmpty();
    }

    private List<String> wrong(String yaml) throws IOException {
        JsonNode schema = JSON.readTree(printed("--schema", "cases"));
        JsonNode cases = new ObjectMapper(new YAMLFactory()).readTree(yaml);
        List<String> wrong = new ArrayList<>();
        check(schema, schema, cases, "", wrong);
        return wrong;
    }

    /** As much of JSON Schema as the schema uses. */
    private static void check(JsonNode root, JsonNode schema, JsonNode value, String at, List<String> wrong) {
        if (schema.has("$ref")) {
            check(root, root.at(schema.path("$ref").asText().substring(1)), value, at, wrong);
            return;
        }
        if (schema.has("anyOf")) {
            List<String> first = null;
            for (JsonNode choice : schema.path("anyOf")) {
                List<String> here = new ArrayList<>();
                check(root, choice, value, at, here);
                if (here.isEmpty()) {
                    return;
                }
                first = here;
            }
            wrong.addAll(first == null ? List.of() : first);
            return;
        }
        String type = schema.path("type").asText("");
        boolean fits =
                switch (type) {
                    case "array" -> value.isArray();
                    case "object" -> value.isObject();
                    case "string" -> value.isTextual();
                    case "number" -> value.isNumber();
                    case "boolean" -> value.isBoolean();
                    case "null" -> value.isNull();
                    default -> true;
                };
        if (!fits
                || (schema.has("enum") && !contains(schema.path("enum"), value))
                || (schema.has("const") && !schema.path("const").equals(value))
                || (schema.has("pattern")
                        && !value.asText().matches(schema.path("pattern").asText()))) {
            wrong.add(at + " " + value + " is not " + schema);
        }
        value.properties().forEach(f -> {
            JsonNode more = schema.path("additionalProperties");
            JsonNode of = schema.path("properties").has(f.getKey())
                    ? schema.path("properties").path(f.getKey())
                    : more.isObject() ? more : null;
            if (of != null) {
                check(root, of, f.getValue(), at + "." + f.getKey(), wrong);
            } else if (more.equals(JsonNodeFactory.instance.booleanNode(false))) {
                wrong.add(at + " has no " + f.getKey());
            }
        });
        schema.path("required").forEach(r -> {
            if (!value.has(r.asText())) {
                wrong.add(at + " lacks " + r);
            }
        });
        if (value.isArray() && schema.has("items")) {
            value.forEach(item -> check(root, schema.path("items"), item, at + "[]", wrong));
        }
    }

    private static boolean contains(JsonNode list, JsonNode value) {
        for (JsonNode one : list) {
            if (one.equals(value)) {
                return true;
            }
        }
        return false;
    }

    private static String printed(String... more) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        List<String> words = new ArrayList<>(List.of("vocabulary"));
        words.addAll(List.of(more));
        PrintStream print = new PrintStream(out, true, UTF_8);
        assertThat(new Commands(InputStream.nullInputStream(), print, print).run(words, ServiceSettings.none()))
                .isZero();
        return out.toString(UTF_8);
    }
}
