package org.faultline.web;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.faultline.alert.Revision;
import org.faultline.rule.Told;

/** A revision with the reports that came to it, changed and went from it, so that a reader sees what a correction corrected. */
public record Step(Revision revision, List<String> come, List<String> changed, List<String> gone) {
    static List<Step> of(List<Revision> revisions) {
        List<Step> steps = new ArrayList<>();
        Map<String, Told> before = Map.of();
        for (Revision r : revisions) {
            Map<String, Told> had = before;
            Map<String, Told> has = reports(r);
            steps.add(new Step(
                    r,
                    has.keySet().stream().filter(id -> !had.containsKey(id)).toList(),
                    has.entrySet().stream()
                            .filter(t ->
                                    had.containsKey(t.getKey()) && !t.getValue().equals(had.get(t.getKey())))
                            .map(Map.Entry::getKey)
                            .toList(),
                    had.keySet().stream().filter(id -> !has.containsKey(id)).toList()));
            before = has;
        }
        return steps;
    }

    private static Map<String, Told> reports(Revision r) {
        Map<String, Told> all = new LinkedHashMap<>();
        r.snapshot().evidence().forEach(e -> e.reports().forEach(t -> all.put(t.dataset() + ":" + t.externalId(), t)));
        return all;
    }
}
