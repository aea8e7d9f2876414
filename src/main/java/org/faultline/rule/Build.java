package org.faultline.rule;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.drools.model.codegen.ExecutableModelProject;
import org.faultline.rule.drl.At;
import org.faultline.rule.drl.Code;
import org.faultline.rule.drl.Fault;
import org.faultline.rule.fence.Fence;
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
record Build(ReleaseId release, KieContainer container, Fence.Passed passed) implements AutoCloseable {
    private static final Fence FENCE = new Fence(Vocabulary.classes());
    private static final String ROOT = "src/main/resources/faultline/rules/";

    /** Drools repeats the whole generated source in a message of its own. */
    private static final String ECHO = "Java source of ";

    /** @throws RuleFault naming the rules that the engine or the fence refuses, which the checker should have done */
    static Build of(List<Source> sources) {
        KieServices kie = KieServices.get();
        ReleaseId release = kie.newReleaseId(
                "org.faultline.rules", "book", UUID.randomUUID().toString());
        KieBuilder builder = builder(kie, release, sources);
        List<String> errors = errors(builder);
        Fence.Passed passed = errors.isEmpty() ? Bytecode.pass(builder, FENCE) : Fence.Passed.NOTHING;
        List<String> refusals = errors.isEmpty() ? passed.faults() : errors;
        if (!refusals.isEmpty()) {
            kie.getRepository().removeKieModule(release);
            throw new RuleFault(attributed(refusals, sources));
        }
        return new Build(release, kie.newKieContainer(release, FENCE.classes()), passed);
    }

    private static KieBuilder builder(KieServices kie, ReleaseId release, List<Source> sources) {
        KieFileSystem text = kie.newKieFileSystem().generateAndWritePomXML(release);
        // all in one folder, as the engine wants folders to be packages
        sources.forEach(s -> text.write(ROOT + s.model().id() + RuleFiles.ENDING, s.drl()));
        KieBuilder builder = kie.newKieBuilder(text, FENCE.classes());
        builder.buildAll(ExecutableModelProject.class);
        return builder;
    }

    private static List<String> errors(KieBuilder builder) {
        return builder.getResults().getMessages(Message.Level.ERROR).stream()
                .map(Message::getText)
                .filter(said -> !said.startsWith(ECHO))
                .toList();
    }

    /** What the engine refuses after the checker took it is a defect of ours; each rule is built alone to find out which it is in. */
    private static List<Fault> attributed(List<String> errors, List<Source> sources) {
        if (sources.size() == 1) {
            Source source = sources.get(0);
            String said = errors.stream().map(String::strip).distinct().collect(Collectors.joining("; "));
            At at = source.model().at();
            return List.of(new Fault(
                    source.file().path(),
                    Math.max(1, at.line()),
                    Math.max(1, at.column()),
                    Code.ENGINE,
                    "the engine refuses this rule, which the checker should have done: " + said,
                    ""));
        }
        List<Fault> faults = new ArrayList<>();
        for (Source source : sources) {
            try {
                of(List.of(source)).close();
            } catch (RuleFault e) {
                faults.addAll(e.faults());
            }
        }
        if (faults.isEmpty()) {
            throw new IllegalStateException("the engine takes each rule alone but not all together: " + errors);
        }
        return faults;
    }

    @Override
    public void close() {
        container.dispose();
        KieServices.get().getRepository().removeKieModule(release);
    }
}
