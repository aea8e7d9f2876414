package org.faultline.rule;

import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.drools.model.codegen.ExecutableModelProject;
import org.faultline.fact.Fact;
import org.faultline.rule.budget.RuleCodeGate;
import org.faultline.rule.compile.CheckedBytecode;
import org.faultline.rule.firing.Alerts;
import org.faultline.rule.language.model.FactVocabulary;
import org.kie.api.KieServices;
import org.kie.api.builder.KieBuilder;
import org.kie.api.builder.KieFileSystem;
import org.kie.api.builder.Message;
import org.kie.api.builder.ReleaseId;
import org.kie.api.runtime.KieContainer;
import org.kie.api.runtime.KieSession;

/** Rules given to the engine as they are, with nothing but the fence between. */
final class RawRules {
    private RawRules() {}

    /** Compiles a text and runs it over the facts; what refused it, or "" if nothing did. */
    static String refusal(String text, RuleCodeGate gate, List<Fact> facts) {
        KieServices kie = KieServices.get();
        ReleaseId release =
                kie.newReleaseId("org.faultline.rules", "raw", UUID.randomUUID().toString());
        KieFileSystem source = kie.newKieFileSystem().generateAndWritePomXML(release);
        source.write("src/main/resources/faultline/rules/a.drl", head() + text);
        KieBuilder builder = kie.newKieBuilder(source, gate.classes());
        try {
            builder.buildAll(ExecutableModelProject.class);
            List<Message> errors = builder.getResults().getMessages(Message.Level.ERROR);
            if (!errors.isEmpty()) {
                return "compiler: "
                        + errors.stream()
                                .map(Message::getText)
                                .filter(t -> !t.startsWith("Java source"))
                                .toList();
            }
            RuleCodeGate.Passed passed = CheckedBytecode.pass(builder, gate);
            return passed.faults().isEmpty()
                    ? run(kie.newKieContainer(release, gate.classes()), facts)
                    : "gate: " + passed.faults();
        } catch (RuntimeException | LinkageError e) {
            return "engine: " + e;
        } finally {
            kie.getRepository().removeKieModule(release);
        }
    }

    private static String run(KieContainer container, List<Fact> facts) {
        KieSession session = container.newKieSession();
        try {
            session.setGlobal("alerts", (Alerts) values -> {});
            facts.forEach(session::insert);
            session.fireAllRules();
            return "";
        } finally {
            container.dispose();
        }
    }

    private static String head() {
        return "package faultline.rules; "
                + FactVocabulary.FACTS.stream()
                        .map(f -> "import " + f.getName() + "; ")
                        .collect(Collectors.joining())
                + "global " + Alerts.class.getName() + " alerts; ";
    }
}
