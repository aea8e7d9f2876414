package org.faultline.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** How a case went; what was expected and not found has a minus, what was found and not expected a plus. */
record CaseResult(Case of, List<String> differences) {

    static CaseResult of(Case c, Set<Story> found, boolean stable) {
        List<String> differences = new ArrayList<>();
        c.fires().stream()
                .filter(e -> found.stream().noneMatch(s -> s.is(e)))
                .forEach(e -> differences.add("- " + Story.shown(e)));
        found.stream().filter(s -> c.fires().stream().noneMatch(s::is)).forEach(s -> differences.add("+ " + s.shown()));
        if (!stable) {
            differences.add("! the outcome depends on the order of the reports");
        }
        return new CaseResult(c, List.copyOf(differences));
    }

    boolean passed() {
        return differences.isEmpty();
    }
}
