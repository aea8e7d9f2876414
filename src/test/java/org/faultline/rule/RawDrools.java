package org.faultline.rule;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.drools.model.codegen.ExecutableModelProject;
import org.faultline.fact.Dated;
import org.faultline.rule.compile.Vocabulary;
import org.faultline.rule.language.model.FactVocabulary;
import org.faultline.rule.language.model.Severity;
import org.kie.api.KieServices;
import org.kie.api.builder.KieBuilder;
import org.kie.api.builder.KieFileSystem;
import org.kie.api.builder.Message;

/** What Drools itself says of a rule that is given to it as it stands, with the facts imported and the constants qualified for it. */
final class RawDrools {
    private static final Pattern WORD = Pattern.compile(
            "\"(?:\\\\.|[^\"\\\\\\n])*\"|//[^\\n]*|(?s:/\\*.*?\\*/)|(?<![\\w.$])[A-Z][A-Z0-9_]*(?!\\w)");

    private RawDrools() {}

    /** One thing it says; line and column are 0 where it names none, or one of the code it made. */
    record Said(int line, int column, String text) {
        private Said(Message m) {
            this(ofTheRule(m) ? m.getLine() : 0, ofTheRule(m) ? m.getColumn() : 0, m.getText());
        }

        private static boolean ofTheRule(Message m) {
            return String.valueOf(m.getPath()).endsWith("rule.drl");
        }
    }

    /** On some mistakes it does not answer but fails; what it fails with is taken for its answer. */
    static List<Said> said(String text) {
        try {
            return messages(text);
        } catch (RuntimeException e) {
            return List.of(new Said(0, 0, String.valueOf(e.getMessage())));
        }
    }

    private static List<Said> messages(String text) {
        KieServices kie = KieServices.get();
        KieFileSystem files = kie.newKieFileSystem()
                .generateAndWritePomXML(kie.newReleaseId("org.faultline.rules", "raw", "1"))
                .write("src/main/resources/faultline/rules/vocabulary.drl", declarations())
                .write("src/main/resources/faultline/rules/rule.drl", imports() + qualified(text));
        KieBuilder builder = kie.newKieBuilder(files, RawDrools.class.getClassLoader());
        builder.buildAll(ExecutableModelProject.class);
        return builder.getResults().getMessages(Message.Level.ERROR).stream()
                .filter(m -> !m.getText().startsWith("Java source of "))
                .map(Said::new)
                .toList();
    }

    /** What makes it take a window: each dated fact is an event. */
    private static String declarations() {
        return "package " + Vocabulary.PACKAGE + ";\n"
                + FactVocabulary.FACTS.stream()
                        .filter(Dated.class::isAssignableFrom)
                        .map(f -> "declare " + f.getName() + " @role(event) end\n")
                        .collect(Collectors.joining());
    }

    private static String imports() {
        return Vocabulary.head()
                + FactVocabulary.FACTS.stream()
                        .map(f -> "import " + f.getName() + "; ")
                        .collect(Collectors.joining());
    }

    private static String qualified(String text) {
        Map<String, String> constants = constants();
        Matcher m = WORD.matcher(text);
        return m.replaceAll(r -> Matcher.quoteReplacement(constants.getOrDefault(r.group(), r.group())));
    }

    private static Map<String, String> constants() {
        Map<String, String> all = new TreeMap<>();
        for (Severity s : Severity.values()) {
            all.put(s.name(), Severity.class.getName() + "." + s);
        }
        FactVocabulary.FACTS.stream()
                .flatMap(f -> Arrays.stream(f.getMethods()))
                .map(java.lang.reflect.Method::getReturnType)
                .filter(Class::isEnum)
                .forEach(e ->
                        Arrays.stream(e.getEnumConstants()).forEach(c -> all.put(c.toString(), e.getName() + "." + c)));
        return all;
    }
}
