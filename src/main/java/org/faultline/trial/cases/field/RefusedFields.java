package org.faultline.trial.cases.field;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.faultline.report.delivery.Delivery;
import org.faultline.report.delivery.Rejection;
import org.faultline.report.read.ReportReader;
import org.faultline.rule.language.text.Code;
import org.faultline.trial.cases.entry.CaseEntry;
import org.faultline.trial.cases.text.CaseFaults;
import org.faultline.trial.cases.text.YamlNodes;
import org.faultline.trial.cases.word.DateWords;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.SequenceNode;

/** What the reader of deliveries says of a report of a case, at the place where the case says it. */
public final class RefusedFields {
    private static final Set<String> SIDES = Set.of("sideA", "sideB");

    private final CaseEntry entry;
    private final CaseFaults faults;

    public RefusedFields(CaseEntry entry, CaseFaults faults) {
        this.entry = entry;
        this.faults = faults;
    }

    /** What any delivery would be refused for, of the fields that are not at fault already. */
    public void add(ObjectNode json, boolean based, Instant at) {
        Delivery delivery = ReportReader.readJson(json.toString(), at);
        for (List<Rejection> wrong : List.of(delivery.rejected(), delivery.warnings())) {
            for (Rejection r : wrong) {
                String field = r.field().replaceFirst("[.\\[].*", "");
                String key = field.equals("date") ? "on" : field;
                if (r.reason().contains("required") && !entry.has(field) && !entry.has(key)) {
                    required(field, based);
                } else if (!entry.isWrong(field) && !entry.isWrong(key) && !field.equals("externalId")) {
                    faults.add(
                            place(r.field(), key),
                            Code.CASE_VALUE,
                            r.field() + " " + shown(r) + r.reason() + instead(r));
                }
            }
        }
    }

    private void required(String field, boolean based) {
        boolean side = SIDES.contains(field) && (entry.has("sideA") || entry.has("sideB"));
        if (entry.isIncomplete() || based || side) {
            return;
        }
        String missing = field.equals("type")
                ? "what happened: write 'type: CLASH'"
                : field.equals("date")
                        ? "when it happened: write 'on: 2024-11-02'"
                        : SIDES.contains(field) ? "who acted: write 'sideA: [regime]'" : "'" + field + "'";
        faults.add(entry.node(), Code.CASE_KEY, "a report says " + missing);
    }

    /** The value of a path such as {@code place.country}, as far as it is written here. */
    private Node place(String path, String key) {
        String[] steps = path.split("\\.|(?=\\[)", -1);
        Node at = entry.get(steps[0]);
        at = at == null ? entry.get(key) : at;
        for (int i = 1; i < steps.length && at != null; i++) {
            Node within = null;
            if (at instanceof MappingNode map) {
                for (NodeTuple field : map.getValue()) {
                    within = YamlNodes.text(field.getKeyNode()).equals(steps[i]) ? field.getValueNode() : within;
                }
            } else if (at instanceof SequenceNode list && steps[i].matches("\\[\\d{1,4}]")) {
                int item = Integer.parseInt(steps[i].substring(1, steps[i].length() - 1));
                within = item < list.getValue().size() ? list.getValue().get(item) : null;
            }
            if (within == null) {
                break;
            }
            at = within;
        }
        return at == null ? entry.node() : at;
    }

    /** What to type instead, where that can be told. */
    private static String instead(Rejection r) {
        String value = String.valueOf(r.value());
        if (r.reason().startsWith("must be degrees") && value.matches("-?\\d+(\\.\\d+)?")) {
            return "; write " + value + " without quotes";
        } else if (r.reason().startsWith("is not a time with zone")) {
            List<String> days = DateWords.meant(value, false, CaseDays.DEFAULT.getYear());
            return days.isEmpty() || days.get(0).startsWith("day") ? "" : "; write " + days.get(0) + "T12:00:00Z";
        } else if (r.reason().startsWith("is not an http") && value.matches("\\S+\\.\\S+")) {
            return "; write https://" + value;
        }
        return "";
    }

    private static String shown(Rejection r) {
        return r.value() == null ? "" : "'" + r.value() + "' ";
    }
}
