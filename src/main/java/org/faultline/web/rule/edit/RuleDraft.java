package org.faultline.web.rule.edit;

import jakarta.ws.rs.core.MultivaluedMap;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.faultline.rule.RulesInFolder;
import org.faultline.rule.file.Rule;
import org.faultline.rule.file.RuleFiles;
import org.faultline.rule.language.model.RuleModel;
import org.faultline.rule.language.model.RuleStatus;
import org.jspecify.annotations.Nullable;

/**
 * A rule that somebody writes in the browser.
 *
 * @param family the folder it is to stand in
 * @param started the version of the file that it was begun on; empty where it is no text of that file any more
 * @param text with line feeds alone at the ends of its lines, as its file will have it
 */
public record RuleDraft(String family, String started, String text) {
    private static final Pattern NAME = Pattern.compile("(?m)^(\\s*rule\\s+\")([^\"\n]*)(\")");
    private static final Pattern STATUS = Pattern.compile("(?m)^(\\s*@status\\()\\s*\\w+\\s*(\\))");
    private static final int LONGEST_ID = 60;

    /** A rule to begin with, which checks and says what each part is for. */
    static RuleDraft blank(String family) {
        try (InputStream in = Objects.requireNonNull(RuleDraft.class.getResourceAsStream("new-rule.drl"))) {
            return new RuleDraft(family, "", new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException("could not read the rule that new ones begin with", e);
        }
    }

    /** A draft as it stands, to be changed; of a rule that is none, a draft beside it under a name of its own. */
    static RuleDraft of(RuleFiles.File file) {
        RuleModel model = RulesInFolder.glance(file.text());
        if (model == null || model.meta().status() == RuleStatus.DRAFT) {
            return new RuleDraft(file.family(), Rule.version(file.text()), file.text());
        }
        String id = file.id().length() + "-draft".length() > LONGEST_ID ? file.id() : file.id() + "-draft";
        String text = NAME.matcher(file.text()).replaceFirst("$1" + Matcher.quoteReplacement(id) + "$3");
        return new RuleDraft(file.family(), "", STATUS.matcher(text).replaceFirst("$1draft$2"));
    }

    /** What was typed; browsers end lines with a carriage return, too. */
    static RuleDraft typed(MultivaluedMap<String, String> form) {
        String text = typed(form, "text").replaceAll("\r\n?", "\n");
        return new RuleDraft(
                typed(form, "family").strip(), typed(form, "started"), text.endsWith("\n") ? text : text + "\n");
    }

    private static String typed(MultivaluedMap<String, String> form, String field) {
        String value = form.getFirst(field);
        return value == null ? "" : value;
    }

    /** As it goes on once its file holds it. */
    RuleDraft saved() {
        return new RuleDraft(family, Rule.version(text), text);
    }

    /** The name of its rule; empty where none can be seen. */
    public String id() {
        @Nullable RuleModel model = RulesInFolder.glance(text);
        return model == null ? "" : model.id();
    }

    /** Where its file would stand below the rules folder; empty while that cannot be said. */
    public String path() {
        String id = id();
        return id.matches("[a-z0-9-]{1,60}") ? (family.isEmpty() ? "" : family + "/") + id + RuleFiles.ENDING : "";
    }
}
