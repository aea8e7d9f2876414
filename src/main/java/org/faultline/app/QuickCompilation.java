package org.faultline.app;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.logging.Level;
import java.util.logging.Logger;
import javax.management.JMException;
import javax.management.ObjectName;

/**
 * Leaves out the JVM's second, optimizing compiler (C2) in commands that are over within seconds, before what it makes pays: it takes
 * half of the processor time of {@code test} and {@code check}. The same as {@code -XX:TieredStopAtLevel=1}, without a flag that
 * everybody would have to write.
 */
final class QuickCompilation {
    private static final Logger LOG = Logger.getLogger(QuickCompilation.class.getName());
    private static final Set<String> SHORT_COMMANDS = Set.of("check", "test", "fmt");
    private static final String WITHOUT_C2 = "[{ match: \"*.*\", c2: { Exclude: true } }]";

    private QuickCompilation() {}

    static void of(List<String> words) {
        if (SHORT_COMMANDS.contains(words.get(0))) {
            try {
                Path directives = Files.createTempFile("faultline", ".json");
                try {
                    Files.writeString(directives, WITHOUT_C2);
                    String[] argument = {directives.toString()};
                    ManagementFactory.getPlatformMBeanServer()
                            .invoke(
                                    new ObjectName("com.sun.management:type=DiagnosticCommand"),
                                    "compilerDirectivesAdd",
                                    new Object[] {argument},
                                    new String[] {String[].class.getName()});
                } finally {
                    Files.delete(directives);
                }
            } catch (IOException | JMException e) {
                // another JVM than HotSpot has no such command; it only takes longer
                LOG.log(Level.FINE, "could not leave out C2", e);
            }
        }
    }
}
