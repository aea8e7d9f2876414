package org.faultline.rule.evaluate;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.faultline.fact.Coverage;
import org.faultline.rule.file.Rule;
import org.jspecify.annotations.Nullable;

/**
 * What is known of the sources. While one that should be heard is silent, rules about absence raise nothing new: nobody might be there
 * to tell.
 */
final class SourceHealthGate {
    private final Map<String, Rule> rules;
    private final Map<String, Coverage> sources = new HashMap<>();
    private final Set<String> admitted = new HashSet<>();
    private boolean silent;

    SourceHealthGate(Map<String, Rule> rules) {
        this.rules = rules;
    }

    /** Takes in what is known now; gives what of it is new. */
    List<Coverage> listen(List<Coverage> coverage) {
        List<Coverage> news = new ArrayList<>();
        for (Coverage c : coverage) {
            if (!c.equals(sources.put(c.id(), c))) {
                news.add(c);
            }
        }
        silent = sources.values().stream().anyMatch(c -> !c.healthy());
        return news;
    }

    boolean silent() {
        return silent;
    }

    /** Lets firings stand that stood before, also where they could not be raised now. */
    void admit(Collection<String> ids) {
        admitted.addAll(ids);
    }

    /** What may stand now, given what stood. */
    FiringFactory.@Nullable Raised allowed(FiringFactory.@Nullable Raised was, FiringFactory.@Nullable Raised is) {
        boolean held = is != null
                && was == null
                && silent
                && ofAbsence(is.firing().rule())
                && !admitted.contains(is.firing().id());
        return held ? null : is;
    }

    boolean ofAbsence(String rule) {
        Rule known = rules.get(rule);
        return known != null && known.ofAbsence();
    }
}
