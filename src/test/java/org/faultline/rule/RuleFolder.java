package org.faultline.rule;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.faultline.rule.language.model.RuleModel;

/** A rules folder of a test's own. */
public record RuleFolder(Path dir) {
    /** A rule that is right in all but what a test puts into it. */
    public static String rule(String name, String metadata, String when, String then) {
        return "rule \"" + name + "\"\n" + metadata + "\nwhen\n" + when + "\nthen\n" + then + "\nend\n";
    }

    /** What a rule says that is right in all but its conditions. */
    static RuleModel model(String id, String conditions) {
        return RuleCheck.read("f/" + id + ".drl", rule(id, "@groupBy(\"d\")", conditions, "alerts.raise($d, \"x\");"))
                .model();
    }

    public static String clashRule(String name, String metadata) {
        return rule(
                name, metadata, "  Encounter( type == CLASH, $dyad : dyad )", "  alerts.raise($dyad, \"A clash\");");
    }

    /** A rule of the project, with one part of its text replaced. */
    static String changed(String path, String part, String by) {
        try {
            String text = Files.readString(Path.of("rules", path));
            if (!text.contains(part)) {
                throw new IllegalArgumentException(path + " holds no " + part);
            }
            return text.replace(part, by);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public RuleFolder with(String path, String text) {
        try {
            Path file = dir.resolve(path);
            Files.createDirectories(file.getParent());
            Files.writeString(file, text);
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public RuleFolder without(String path) {
        try {
            Files.delete(dir.resolve(path));
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public RuleBook compile() {
        return RuleBook.compile(dir);
    }
}
