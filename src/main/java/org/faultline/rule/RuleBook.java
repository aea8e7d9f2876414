package org.faultline.rule;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.apache.commons.codec.digest.DigestUtils;
import org.drools.model.codegen.ExecutableModelProject;
import org.jspecify.annotations.Nullable;
import org.kie.api.KieBase;
import org.kie.api.KieServices;
import org.kie.api.builder.KieBuilder;
import org.kie.api.builder.KieFileSystem;
import org.kie.api.builder.Message;
import org.kie.api.builder.ReleaseId;
import org.kie.api.runtime.KieContainer;

/** A compiled set of rules. Compiled once from its files; every evaluation is a session of its own over it. */
public final class RuleBook implements AutoCloseable {
    private static final String ROOT = "src/main/resources/faultline/rules/";
    private static final int QUIET_DAYS = 30;

    /** Drools repeats the whole generated source in a message of its own. */
    private static final String ECHO = "Java source of ";

    private final Map<String, Rule> rules;
    private final ReleaseId release;
    private final KieContainer container;
    private final KieBase base;

    private RuleBook(Map<String, Rule> rules, ReleaseId release, KieContainer container, KieBase base) {
        this.rules = rules;
        this.release = release;
        this.container = container;
        this.base = base;
    }

    /**
     * Compiles every rule below a folder.
     *
     * @throws RuleFault naming every file that does not compile, if there is any
     */
    public static RuleBook compile(Path dir) {
        return compile(RuleFiles.under(dir).files());
    }

    static RuleBook compile(List<RuleFiles.File> files) {
        KieServices kie = KieServices.get();
        ReleaseId release = kie.newReleaseId(
                "org.faultline.rules", "book", UUID.randomUUID().toString());
        List<String> faults = build(kie, release, files);
        if (!faults.isEmpty()) {
            kie.getRepository().removeKieModule(release);
            throw new RuleFault(files.size() == 1 ? faults : attributed(files, faults));
        }
        KieContainer container = kie.newKieContainer(release);
        KieBase base = container.getKieBase();
        try {
            return new RuleBook(described(files, base), release, container, base);
        } catch (RuleFault e) {
            container.dispose();
            kie.getRepository().removeKieModule(release);
            throw e;
        }
    }

    private static List<String> build(KieServices kie, ReleaseId release, List<RuleFiles.File> files) {
        KieFileSystem source = kie.newKieFileSystem().generateAndWritePomXML(release);
        source.write(ROOT + "vocabulary.drl", Vocabulary.declarations());
        // all in one folder, as the engine wants folders to be packages
        files.forEach(f -> source.write(ROOT + f.id() + ".drl", Vocabulary.prepared(f.text())));
        KieBuilder builder = kie.newKieBuilder(source, RuleBook.class.getClassLoader());
        builder.buildAll(ExecutableModelProject.class);
        return builder.getResults().getMessages(Message.Level.ERROR).stream()
                .filter(m -> !m.getText().startsWith(ECHO))
                .map(m -> fault(m, files))
                .distinct()
                .toList();
    }

    /** Drools does not always say which file a fault is in, so each is compiled alone to find out. */
    private static List<String> attributed(List<RuleFiles.File> files, List<String> together) {
        List<String> faults = new ArrayList<>();
        for (RuleFiles.File file : files) {
            try {
                compile(List.of(file)).close();
            } catch (RuleFault e) {
                faults.addAll(e.faults());
            }
        }
        return faults.isEmpty() ? together : faults;
    }

    private static String fault(Message m, List<RuleFiles.File> files) {
        String path = String.valueOf(m.getPath());
        String own = files.stream()
                .filter(f -> path.endsWith("/" + f.id() + ".drl"))
                .map(RuleFiles.File::path)
                .findFirst()
                .orElse("");
        String file = files.size() == 1 ? files.get(0).path() : own.isEmpty() ? "rules" : own;
        // a line of generated Java says nothing to an analyst
        String at = !own.isEmpty() && m.getLine() > 0 ? ":" + m.getLine() + ":" + Math.max(1, m.getColumn()) : "";
        return file + at + ": " + m.getText().strip();
    }

    private static Map<String, Rule> described(List<RuleFiles.File> files, KieBase base) {
        Map<String, Rule> all = new TreeMap<>();
        List<String> faults = new ArrayList<>();
        for (RuleFiles.File file : files) {
            org.kie.api.definition.rule.Rule compiled = base.getRule(Vocabulary.PACKAGE, file.id());
            if (compiled == null) {
                faults.add(file.path() + ": holds no rule named \"" + file.id() + "\"; a rule is named like its file");
                continue;
            }
            Metadata meta = new Metadata(file.path(), compiled.getMetaData(), faults);
            Rule rule = new Rule(
                    file.id(),
                    file.family(),
                    version(file.text()),
                    meta.text("title", file.id()),
                    meta.oneOf("severity", Severity.class, Severity.MEDIUM),
                    meta.oneOf("status", RuleStatus.class, RuleStatus.DRAFT),
                    meta.text("owner", ""),
                    meta.names("groupBy"),
                    meta.days("quiet", QUIET_DAYS),
                    file.text());
            Consequence.fault(file, rule).ifPresent(faults::add);
            all.put(file.id(), rule);
        }
        if (!faults.isEmpty()) {
            throw new RuleFault(faults);
        }
        return all;
    }

    static String version(String text) {
        return DigestUtils.sha256Hex(text).substring(0, 12);
    }

    public Map<String, Rule> rules() {
        return rules;
    }

    /**
     * How many days apart two facts of one match can be: what has to be in memory together.
     *
     * @param horizon the most days that are allowed
     * @throws RuleFault naming each rule whose windows are wider than that
     */
    public int reach(int horizon) {
        List<String> faults = rules.values().stream()
                .filter(r -> Reach.of(r) > horizon)
                .map(r -> r.family() + "/" + r.id() + ".drl: its windows span " + Reach.of(r)
                        + " days, but faultline.horizon is " + horizon)
                .toList();
        if (!faults.isEmpty()) {
            throw new RuleFault(faults);
        }
        return Math.min(horizon, Reach.of(rules.values()).orElse(horizon));
    }

    /** The ids of the rules that join facts of any dates, and so see only what is in memory together. */
    public List<String> unbounded() {
        return rules.values().stream()
                .filter(r -> !Reach.bounded(r))
                .map(Rule::id)
                .toList();
    }

    /** The first 12 hex digits of a hash over all rules with their versions and whether they are active. */
    public String version() {
        return version(rules.values().stream()
                .map(r -> r.id() + " " + r.version() + " " + r.status())
                .collect(Collectors.joining("\n")));
    }

    /** The active rules that speak of what did not happen. */
    public List<Rule> ofAbsence() {
        return rules.values().stream()
                .filter(r -> r.status() == RuleStatus.ACTIVE && r.ofAbsence())
                .toList();
    }

    /** A new evaluation with no facts in it. */
    public Evaluation evaluation() {
        return new Evaluation(base.newKieSession(), rules);
    }

    @Override
    public void close() {
        container.dispose();
        KieServices.get().getRepository().removeKieModule(release);
    }

    /** A rule's annotations, whose texts Drools hands over with their quotes. */
    private record Metadata(String path, Map<String, Object> values, List<String> faults) {
        String text(String name, String otherwise) {
            Object value = values.get(name);
            return value == null ? otherwise : unquoted(value.toString());
        }

        <E extends Enum<E>> E oneOf(String name, Class<E> type, E otherwise) {
            String text = text(name, otherwise.name()).toUpperCase(Locale.ROOT);
            for (E constant : type.getEnumConstants()) {
                // a constant comes back as the class it was qualified with
                if (text.equals(constant.name()) || text.endsWith("." + constant.name())) {
                    return constant;
                }
            }
            String names =
                    Arrays.stream(type.getEnumConstants()).map(Enum::name).collect(Collectors.joining(", "));
            faults.add(path + ": @" + name + "(" + text + ") is none of " + names);
            return otherwise;
        }

        List<String> names(String name) {
            String text = text(name, "");
            if (text.isEmpty()) {
                faults.add(path + ": @" + name + "(\"…\") is missing: the names its findings are told apart by");
                return List.of();
            }
            return Arrays.stream(text.split("[,\\s]+"))
                    .filter(s -> !s.isEmpty())
                    .toList();
        }

        int days(String name, int otherwise) {
            String text = text(name, otherwise + "d");
            if (!text.matches("\\d{1,4}d")) {
                faults.add(path + ": @" + name + "(" + text + ") is not a number of days such as 30d");
                return otherwise;
            }
            return Integer.parseInt(text.substring(0, text.length() - 1));
        }

        private static String unquoted(@Nullable String text) {
            String s = text == null ? "" : text.strip();
            return s.length() >= 2 && s.startsWith("\"") && s.endsWith("\"") ? s.substring(1, s.length() - 1) : s;
        }
    }
}
