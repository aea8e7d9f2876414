package org.faultline.knowledge;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.faultline.knowledge.name.Names;
import org.faultline.knowledge.yaml.YamlEntry;
import org.faultline.knowledge.yaml.YamlFile;

/** Reads {@code sources.yaml}, where there is one: the sources that are expected to be heard, and how often. */
final class SourceReader {
    private static final int LONGEST_CADENCE = 3660;

    private SourceReader() {}

    static List<ExpectedSource> read(Path file, List<String> faults) {
        if (!Files.isRegularFile(file)) {
            return List.of();
        }
        List<ExpectedSource> all = new ArrayList<>();
        Set<String> taken = new TreeSet<>();
        for (YamlEntry e : YamlFile.entries(file, Set.of("name", "aliases", "cadence"), faults)) {
            String name = e.required("name");
            Set<String> names = new TreeSet<>();
            names.add(Names.normalised(name));
            e.texts("aliases").forEach(alias -> names.add(Names.normalised(alias)));
            for (String one : names) {
                if (!taken.add(one)) {
                    e.fault("name", "'" + one + "' is there twice");
                }
            }
            all.add(new ExpectedSource(name, Set.copyOf(names), cadence(e)));
        }
        return List.copyOf(all);
    }

    private static int cadence(YamlEntry e) {
        String text = e.required("cadence");
        if (text.matches("\\d{1,4}d") && days(text) >= 1 && days(text) <= LONGEST_CADENCE) {
            return days(text);
        }
        e.fault("cadence", "'" + text + "' is not a number of days such as 1d or 7d");
        return 1;
    }

    private static int days(String text) {
        return Integer.parseInt(text.substring(0, text.length() - 1));
    }
}
