package org.faultline.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.util.List;
import javax.management.ObjectName;
import org.junit.jupiter.api.Test;

class QuickCompilationTest {
    @Test
    void shortCommandsDoWithoutTheOptimizingCompilerAndNoOthers() throws Exception {
        QuickCompilation.of(List.of("backtest"));
        assertThat(directives("Print")).doesNotContain("Exclude:true");
        try {
            QuickCompilation.of(List.of("test", "rules/allies"));
            assertThat(directives("Print")).contains("*.*").contains("Exclude:true");
        } finally {
            directives("Clear");
        }
    }

    private static String directives(String what) throws Exception {
        return (String) ManagementFactory.getPlatformMBeanServer()
                .invoke(
                        new ObjectName("com.sun.management:type=DiagnosticCommand"),
                        "compilerDirectives" + what,
                        new Object[] {},
                        new String[] {});
    }
}
