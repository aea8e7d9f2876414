package org.faultline.trial.cases;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.Set;
import org.faultline.report.Report;
import org.faultline.report.delivery.Delivery;
import org.faultline.report.read.ReportReader;

/** A report of a case, read as any delivery is, with the JSON it was read from, so that it can be told otherwise. */
public record CaseReport(String id, ObjectNode json, Report report) {
    public String key() {
        return report.key();
    }

    /** The same words in a revision of that time. */
    public CaseReport revised(Instant asOf) {
        return with(json.deepCopy().put("asOf", asOf.toString()));
    }

    /** Its withdrawal, at that time or as soon after it was told as can be. */
    public CaseReport withdrawn(Instant at) {
        Instant asOf = at.isAfter(report.asOf()) ? at : report.asOf().plusSeconds(1);
        return with(json.deepCopy().put("asOf", asOf.toString()).put("retracted", true));
    }

    /** The same with other names instead of some. */
    public CaseReport renamed(Set<String> names, String instead) {
        ObjectNode other = json.deepCopy();
        for (String side : new String[] {"sideA", "sideB", "assocA", "assocB"}) {
            if (other.path(side).isArray()) {
                var renamed = other.arrayNode();
                for (JsonNode name : other.path(side)) {
                    renamed.add(names.contains(name.asText()) ? instead : name.asText());
                }
                other.set(side, renamed);
            }
        }
        return with(other);
    }

    private CaseReport with(ObjectNode other) {
        Delivery read = ReportReader.readJson(other.toString(), report.asOf());
        if (read.items().size() != 1) {
            throw new IllegalStateException("could not vary " + key() + ": " + read.rejected());
        }
        return new CaseReport(id, other, read.items().get(0).report());
    }
}
