package org.faultline.rule.compile;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Collectors;
import org.drools.model.codegen.ExecutableModelProject;
import org.faultline.rule.budget.RuleCodeGate;
import org.faultline.rule.file.RuleFault;
import org.faultline.rule.file.RuleFiles;
import org.faultline.rule.language.model.Position;
import org.faultline.rule.language.model.RuleModel;
import org.faultline.rule.language.text.Code;
import org.faultline.rule.language.text.Fault;
import org.jspecify.annotations.Nullable;
import org.kie.api.KieServices;
import org.kie.api.builder.KieBuilder;
import org.kie.api.builder.KieFileSystem;
import org.kie.api.builder.Message;
import org.kie.api.builder.ReleaseId;
import org.kie.api.runtime.KieContainer;

/**
 * Rules that the engine compiled and the fence let pass.
 *
 * @param release the name under which the engine keeps them until they are closed
 * @param passed whose code is whose
 */
public record CompiledRules(ReleaseId release, KieContainer container, RuleCodeGate.Passed passed)
        implements AutoCloseable {
    private static final Logger LOG = Logger.getLogger(CompiledRules.class.getName());
    private static final RuleCodeGate FENCE = new RuleCodeGate(Vocabulary.classes());
    private static final String ROOT = "src/main/resources/faultline/rules/";

    private static final String REFUSED =
            "the engine cannot run this, although no mistake was found in it; say it otherwise, such as by a"
                    + " name for each field and one comparison a test, and please report it";

    /** Drools repeats the whole generated source in a message of its own. */
    private static final String ECHO = "Java source of ";

    /** @throws RuleFault naming the rules that the engine or the fence refuses, which the checker should have done */
    public static CompiledRules of(List<PrintedRule> sources) {
        List<String> errors = new ArrayList<>();
        List<String> refusals = new ArrayList<>();
        CompiledRules build = tried(sources, errors, refusals);
        if (build == null) {
            throw new RuleFault(attributed(errors, refusals, sources));
        }
        return build;
    }

    /** Whether the engine takes it; nothing of it is kept. */
    private static boolean takes(RuleModel model) {
        PrintedRule source = new PrintedRule(new RuleFiles.File("", ""), model);
        CompiledRules build = tried(List.of(source), new ArrayList<>(), new ArrayList<>());
        if (build != null) {
            build.close();
        }
        return build != null;
    }

    /** All that the engine makes of rules before it has facts; null, with what it or the fence has against them, where it cannot. */
    private static @Nullable CompiledRules tried(
            List<PrintedRule> sources, List<String> errors, List<String> refusals) {
        KieServices kie = KieServices.get();
        ReleaseId release = fresh();
        KieBuilder builder = builder(release, sources);
        errors.addAll(errors(builder));
        RuleCodeGate.Passed passed =
                errors.isEmpty() ? CheckedBytecode.pass(builder, FENCE) : RuleCodeGate.Passed.NOTHING;
        refusals.addAll(passed.faults());
        if (errors.isEmpty() && refusals.isEmpty()) {
            CompiledRules build = new CompiledRules(release, kie.newKieContainer(release, FENCE.classes()), passed);
            try {
                // what compiles may not fit together yet
                build.container().getKieBase();
                return build;
            } catch (RuntimeException e) {
                build.container().dispose();
                errors.add(e.toString());
            }
        }
        kie.getRepository().removeKieModule(release);
        return null;
    }

    private static ReleaseId fresh() {
        return KieServices.get()
                .newReleaseId("org.faultline.rules", "book", UUID.randomUUID().toString());
    }

    private static KieBuilder builder(ReleaseId release, List<PrintedRule> sources) {
        KieServices kie = KieServices.get();
        KieFileSystem text = kie.newKieFileSystem().generateAndWritePomXML(release);
        // all in one folder, as the engine wants folders to be packages
        sources.forEach(s -> text.write(ROOT + s.model().id() + RuleFiles.ENDING, s.drl()));
        return kie.newKieBuilder(text, FENCE.classes());
    }

    /** What the engine has against it; on some rules it does not answer but fails. */
    private static List<String> errors(KieBuilder builder) {
        try {
            builder.buildAll(ExecutableModelProject.class);
        } catch (RuntimeException e) {
            return List.of(e.toString());
        }
        return builder.getResults().getMessages(Message.Level.ERROR).stream()
                .map(Message::getText)
                .filter(said -> !said.startsWith(ECHO))
                .toList();
    }

    /** What is refused after the checker took it is a defect of ours; each rule is built alone to find out which it is in. */
    private static List<Fault> attributed(List<String> errors, List<String> refusals, List<PrintedRule> sources) {
        if (sources.size() == 1) {
            PrintedRule source = sources.get(0);
            LOG.log(Level.FINE, "the engine on {0}: {1}", new Object[] {
                source.model().id(), errors
            });
            return List.of(
                    errors.isEmpty()
                            ? fault(source, source.model().at(), "what the engine makes of this rule " + and(refusals))
                            : fault(source, RefusedPart.of(source.model(), CompiledRules::takes), REFUSED));
        }
        List<Fault> faults = new ArrayList<>();
        for (PrintedRule source : sources) {
            try {
                of(List.of(source)).close();
            } catch (RuleFault e) {
                faults.addAll(e.faults());
            }
        }
        if (faults.isEmpty()) {
            throw new IllegalStateException(
                    "the engine takes each rule alone but not all together: " + errors + refusals);
        }
        return faults;
    }

    private static String and(List<String> reasons) {
        return reasons.stream().map(String::strip).distinct().collect(Collectors.joining("; "));
    }

    private static Fault fault(PrintedRule source, Position at, String message) {
        int line = Math.max(1, at.line());
        String text = source.file().text().lines().skip(line - 1L).findFirst().orElse("");
        return new Fault(source.file().path(), line, Math.max(1, at.column()), Code.ENGINE, message, text);
    }

    @Override
    public void close() {
        container.dispose();
        KieServices.get().getRepository().removeKieModule(release);
    }
}
