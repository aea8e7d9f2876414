package org.faultline.web.page;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.faultline.alert.Revision;
import org.faultline.alert.lifecycle.EvidenceDifference;
import org.faultline.alert.lifecycle.Snapshot;
import org.faultline.rule.firing.ReportSource;
import org.jspecify.annotations.Nullable;

/** A revision with the reports that came to it, changed and went from it, so that a reader sees what a correction corrected. */
public record RevisionStep(Revision revision, List<String> come, List<String> changed, List<String> gone) {
    static List<RevisionStep> of(List<Revision> revisions) {
        List<RevisionStep> steps = new ArrayList<>();
        Snapshot before = null;
        for (Revision r : revisions) {
            steps.add(of(r, before));
            before = r.snapshot();
        }
        return steps;
    }

    private static RevisionStep of(Revision revision, @Nullable Snapshot before) {
        EvidenceDifference d = EvidenceDifference.between(before, revision.snapshot());
        return new RevisionStep(
                revision,
                keys(d.come().stream()),
                keys(d.changed().stream().map(EvidenceDifference.Changed::now)),
                keys(d.gone().stream()));
    }

    private static List<String> keys(Stream<ReportSource> reports) {
        return reports.map(ReportSource::key).toList();
    }
}
