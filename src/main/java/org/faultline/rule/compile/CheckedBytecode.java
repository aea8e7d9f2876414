package org.faultline.rule.compile;

import org.drools.compiler.compiler.io.memory.MemoryFileSystem;
import org.drools.compiler.kie.builder.impl.InternalKieModule;
import org.drools.compiler.kie.builder.impl.KieBuilderImpl;
import org.drools.util.PortablePath;
import org.faultline.rule.budget.RuleCodeGate;
import org.kie.api.builder.KieBuilder;

/** The classes of a build, looked at and replaced before any of them is loaded. */
public final class CheckedBytecode {
    private CheckedBytecode() {}

    /** Sends what was built without errors through the fence. */
    public static RuleCodeGate.Passed pass(KieBuilder builder, RuleCodeGate gate) {
        KieBuilderImpl built = (KieBuilderImpl) builder;
        RuleCodeGate.Passed passed =
                gate.look(((InternalKieModule) built.getKieModuleIgnoringErrors()).getClassesMap());
        MemoryFileSystem files = built.getTrgMfs();
        passed.classes().forEach((path, bytes) -> files.write(PortablePath.of(path), bytes, true));
        return passed;
    }
}
