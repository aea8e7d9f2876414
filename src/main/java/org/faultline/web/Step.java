package org.faultline.web;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.faultline.alert.Difference;
import org.faultline.alert.Revision;
import org.faultline.alert.Snapshot;
import org.faultline.rule.Told;
import org.jspecify.annotations.Nullable;

/** A revision with the reports that came to it, changed and went from it, so that a reader sees what a correction corrected. */
public record Step(Revision revision, List<String> come, List<String> changed, List<String> gone) {
    static List<Step> of(List<Revision> revisions) {
        List<Step> steps = new ArrayList<>();
        Snapshot before = null;
        for (Revision r : revisions) {
            steps.add(of(r, before));
            before = r.snapshot();
        }
        return steps;
    }

    private static Step of(Revision revision, @Nullable Snapshot before) {
        Difference d = Difference.between(before, revision.snapshot());
        return new Step(
                revision,
                keys(d.come().stream()),
                keys(d.changed().stream().map(Difference.Changed::now)),
                keys(d.gone().stream()));
    }

    private static List<String> keys(Stream<Told> reports) {
        return reports.map(Told::key).toList();
    }
}
