package org.faultline.web.page;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Named;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.faultline.knowledge.RunningKnowledge;
import org.faultline.knowledge.actor.Actor;
import org.faultline.knowledge.actor.DisplayNames;
import org.faultline.report.theatre.Replicas;
import org.faultline.rule.RunningRules;
import org.faultline.rule.file.Rule;

/** The names that pages show in place of ids and codes, for their templates. */
@Named("names")
@ApplicationScoped
public class PageNames {
    private final RunningKnowledge knowledge;
    private final RunningRules running;
    private final Replicas replicas;

    PageNames(RunningKnowledge knowledge, RunningRules running, Replicas replicas) {
        this.replicas = replicas;
        this.knowledge = knowledge;
        this.running = running;
    }

    private DisplayNames names() {
        return knowledge.now().displayNames();
    }

    public DisplayNames in(Locale language) {
        return names().in(language);
    }

    /** The groups that knowledge describes, by their ids, in the order of their names. */
    public Map<String, String> groups(Locale language) {
        DisplayNames in = in(language);
        Map<String, String> all = new LinkedHashMap<>();
        knowledge.now().actors().stream()
                .map(Actor::group)
                .distinct()
                .sorted(Comparator.comparing(in::group))
                .forEach(id -> all.put(id, in.group(id)));
        return all;
    }

    /** The theatres, sorted; pages name none of them where there is only one. */
    public List<String> theatres() {
        return replicas.theatres();
    }

    /** The title of a rule in quotation marks; its id where no such rule runs. */
    public String rule(String id) {
        Rule rule = running.book().rules().get(id);
        return rule == null ? id : "“" + rule.title() + "”";
    }
}
