package org.faultline.cli.decision;

import static org.faultline.cli.decision.DecisionFile.JSON;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.faultline.alert.lifecycle.Workflow;
import org.faultline.alert.work.WorkAction;
import org.faultline.cli.decision.DecisionLine.AlertName;
import org.faultline.cli.decision.DecisionLine.Entry;
import org.faultline.cli.decision.DecisionLine.OnAlert;
import org.faultline.cli.decision.DecisionLine.OnLinks;
import org.faultline.cli.decision.DecisionLine.OnName;
import org.faultline.cli.decision.DecisionLine.OnSilence;
import org.faultline.cli.decision.DecisionLine.Pair;
import org.faultline.cli.decision.DecisionLine.Telling;
import org.faultline.cli.decision.DecisionLine.Undone;
import org.faultline.knowledge.Decision;
import org.faultline.knowledge.Knowledge;
import org.faultline.knowledge.KnowledgeWithDecisions;
import org.jspecify.annotations.Nullable;

/**
 * Adds decisions to those that a database holds, within the transaction of its connection. What is there already, by the same person at the
 * same time, is not added again; what is about something that is not there is kept out.
 */
final class DecisionImport {
    /** What a decision is about is not there, or is not as it was. */
    private static final class KeptOut extends Exception {
        private static final long serialVersionUID = 1;

        KeptOut(String why) {
            super(why);
        }
    }

    /**
     * What became of all.
     *
     * @param present how many were there already
     * @param keptOut of each that was kept out its line and why
     */
    record Outcome(int added, int present, Map<Integer, String> keptOut) {}

    private final Connection database;
    private final Knowledge knowledge;
    private final List<OnName> onNames;
    private final List<OnLinks> onLinks;
    private final List<OnSilence> silences;
    private final Map<AlertName, KeptDecisions.KeptAlert> alerts;
    private final KeptDecisions kept;

    /** @param knowledge what the files say that decisions on names refer to */
    DecisionImport(Connection database, Knowledge knowledge) throws SQLException {
        this.database = database;
        this.knowledge = knowledge;
        kept = new KeptDecisions(database);
        onNames = new ArrayList<>(kept.onNames());
        onLinks = new ArrayList<>(kept.onLinks());
        silences = new ArrayList<>(kept.silences());
        alerts = kept.alerts();
    }

    /** @param lines the decisions by their lines */
    Outcome add(Map<Integer, DecisionLine> lines) throws SQLException {
        int added = 0;
        int present = 0;
        Map<Integer, String> keptOut = new TreeMap<>();
        for (Map.Entry<Integer, DecisionLine> line : lines.entrySet()) {
            try {
                if (add(line.getValue())) {
                    added++;
                } else {
                    present++;
                }
            } catch (KeptOut e) {
                keptOut.put(line.getKey(), e.getMessage());
            }
        }
        return new Outcome(added, present, keptOut);
    }

    /** Whether it was not there already. */
    private boolean add(DecisionLine line) throws SQLException, KeptOut {
        // a switch over types needs Java 21
        if (line instanceof OnName d) {
            return add(d);
        } else if (line instanceof OnLinks d) {
            return add(d);
        } else if (line instanceof OnSilence d) {
            return add(d);
        }
        return add((OnAlert) line);
    }

    private boolean add(OnName d) throws SQLException, KeptOut {
        OnName same = onNames.stream()
                .filter(o -> o.decision().equals(d.decision()) && o.by().equals(d.by()) && o.at().equals(d.at()))
                .findFirst()
                .orElse(null);
        if (same != null) {
            return undo(
                    "update name_decision set undone_at = ?, undone_by = ? where decision = ?::jsonb and by = ? and at = ?",
                    same.undone(),
                    d.undone(),
                    json(d.decision()),
                    d.by(),
                    d.at());
        }
        if (d.undone() == null) {
            requireFits(d.decision());
        }
        execute(
                "insert into name_decision (decision, by, why, at, undone_at, undone_by) values (?::jsonb, ?, ?, ?, ?, ?)",
                json(d.decision()),
                d.by(),
                d.why(),
                d.at(),
                at(d.undone()),
                by(d.undone()));
        onNames.add(d);
        return true;
    }

    private void requireFits(Decision decision) throws KeptOut {
        List<Decision> all = Stream.concat(
                        onNames.stream().filter(o -> o.undone() == null).map(OnName::decision), Stream.of(decision))
                .toList();
        for (KnowledgeWithDecisions.Fault fault : knowledge.with(all).faults()) {
            if (fault.decision().equals(decision)) {
                throw new KeptOut("the name '" + decision.name() + "': " + fault.reason());
            }
        }
    }

    private boolean add(OnLinks d) throws SQLException, KeptOut {
        OnLinks same = onLinks.stream()
                .filter(o -> Set.copyOf(o.pairs()).equals(Set.copyOf(d.pairs()))
                        && o.by().equals(d.by())
                        && o.at().equals(d.at()))
                .findFirst()
                .orElse(null);
        Pair first = d.pairs().get(0);
        if (same != null) {
            return undo(
                    "update link_decision set undone_at = ?, undone_by = ? where decision = (select max(decision) from"
                            + " link_decision where a = ? and b = ? and by = ? and at = ?)",
                    same.undone(),
                    d.undone(),
                    first.a(),
                    first.b(),
                    d.by(),
                    d.at());
        }
        requireReports(d.pairs());
        long number = number("select nextval('decision_number')");
        for (Pair pair : d.pairs()) {
            execute(
                    "insert into link_decision (decision, a, b, same, by, why, at, undone_at, undone_by)"
                            + " values (?, ?, ?, ?, ?, ?, ?, ?, ?)",
                    number,
                    pair.a(),
                    pair.b(),
                    pair.same(),
                    d.by(),
                    d.why(),
                    d.at(),
                    at(d.undone()),
                    by(d.undone()));
        }
        onLinks.add(d);
        return true;
    }

    private void requireReports(List<Pair> pairs) throws SQLException, KeptOut {
        Set<String> keys = new LinkedHashSet<>();
        pairs.forEach(p -> keys.addAll(List.of(p.a(), p.b())));
        List<String> missing = new ArrayList<>();
        for (String key : keys) {
            String[] parts = key.split(":", 2);
            if (number("select count(*) from report where dataset = ? and external_id = ?", parts[0], parts[1]) == 0) {
                missing.add(key);
            }
        }
        if (!missing.isEmpty()) {
            throw new KeptOut("there is no report " + String.join(", ", missing));
        }
    }

    private boolean add(OnSilence d) throws SQLException {
        OnSilence same = silences.stream()
                .filter(o -> o.matcher().equals(d.matcher())
                        && o.starts().equals(d.starts())
                        && o.by().equals(d.by())
                        && o.at().equals(d.at()))
                .findFirst()
                .orElse(null);
        if (same != null) {
            return undo(
                    "update silence set ended_at = ?, ended_by = ? where matcher = ?::jsonb and starts = ? and by = ? and created_at = ?",
                    same.ended(),
                    d.ended(),
                    json(d.matcher()),
                    d.starts(),
                    d.by(),
                    d.at());
        }
        execute(
                "insert into silence (matcher, starts, ends, weekly, by, why, created_at, ended_at, ended_by)"
                        + " values (?::jsonb, ?, ?, ?::jsonb, ?, ?, ?, ?, ?)",
                json(d.matcher()),
                d.starts(),
                d.ends(),
                d.weekly() == null ? null : json(d.weekly()),
                d.by(),
                d.why(),
                d.at(),
                at(d.ended()),
                by(d.ended()));
        silences.add(d);
        return true;
    }

    /** Takes back what was taken back elsewhere since; what was taken back here stays so. */
    private boolean undo(String update, @Nullable Undone here, @Nullable Undone there, Object... which)
            throws SQLException {
        if (there == null || here != null) {
            return false;
        }
        List<Object> values = new ArrayList<>(List.of(there.at(), there.by()));
        values.addAll(List.of(which));
        execute(update, values.toArray());
        return true;
    }

    private boolean add(OnAlert d) throws SQLException, KeptOut {
        KeptDecisions.KeptAlert alert = alerts.get(d.alert());
        if (alert == null) {
            throw new KeptOut("there is no " + d.alert());
        }
        execute(
                "insert into work (alert, state, version, changed_by, changed_at) values (?, 'OPEN', 0, '', ?) on conflict do nothing",
                alert.id(),
                d.entries().isEmpty() ? Instant.EPOCH : d.entries().get(0).at());
        number("select version from work where alert = ? for update", alert.id());
        List<Entry> here = kept.entries(alert.id());
        int common = Math.min(here.size(), d.entries().size());
        if (!here.subList(0, common).equals(d.entries().subList(0, common))) {
            throw new KeptOut("something else was done here about the " + d.alert());
        }
        for (int i = common; i < d.entries().size(); i++) {
            Entry e = d.entries().get(i);
            execute(
                    "insert into work_entry (alert, number, at, by, act, text, from_value, to_value) values (?, ?, ?, ?, ?, ?, ?, ?)",
                    alert.id(),
                    i + 1,
                    e.at(),
                    e.by(),
                    e.act().name(),
                    e.text(),
                    e.from(),
                    e.to());
        }
        if (common < d.entries().size()) {
            settle(alert, d);
        }
        boolean tells = false;
        List<Telling> there = kept.telling(alert.id());
        for (Telling t : d.telling()) {
            if (!there.contains(t)) {
                tells = true;
                execute(
                        "insert into alert_decision (alert, fingerprint, kind, day, by, at)"
                                + " select id, fingerprint, ?, ?, ?, ? from alert where id = ?",
                        t.kind().name(),
                        t.day(),
                        t.by(),
                        t.at(),
                        alert.id());
            }
        }
        return common < d.entries().size() || tells;
    }

    /** Where the work stands after all its entries. */
    private void settle(KeptDecisions.KeptAlert alert, OnAlert d) throws SQLException {
        Workflow state = Workflow.OPEN;
        String assignee = null;
        String verdict = null;
        Entry closed = null;
        for (Entry e : d.entries()) {
            state = e.act().after(state);
            assignee = e.act() == WorkAction.ASSIGN ? e.to() : assignee;
            verdict = e.act() == WorkAction.VERDICT ? e.to() : verdict;
            closed = e.act() == WorkAction.CLOSE ? e : state == Workflow.CLOSED ? closed : null;
        }
        Entry last = d.entries().get(d.entries().size() - 1);
        Integer at = d.closedAtRevision();
        execute(
                "update work set state = ?, assignee = ?, verdict = ?, closed_for = ?, closed_by = ?, revision = ?, version = ?,"
                        + " changed_by = ?, changed_at = ? where alert = ?",
                state.name(),
                assignee,
                verdict,
                closed == null ? null : closed.to(),
                closed == null ? null : closed.by(),
                closed == null ? null : Integer.valueOf(at == null ? alert.revision() : Math.min(at, alert.revision())),
                d.entries().size(),
                last.by(),
                last.at(),
                alert.id());
    }

    private void execute(String statement, @Nullable Object... values) throws SQLException {
        try (PreparedStatement s = database.prepareStatement(statement)) {
            set(s, values);
            s.executeUpdate();
        }
    }

    private long number(String query, Object... values) throws SQLException {
        try (PreparedStatement s = database.prepareStatement(query)) {
            set(s, values);
            try (ResultSet r = s.executeQuery()) {
                r.next();
                return r.getLong(1);
            }
        }
    }

    private static void set(PreparedStatement s, @Nullable Object... values) throws SQLException {
        for (int i = 0; i < values.length; i++) {
            s.setObject(i + 1, values[i] instanceof Instant at ? at.atOffset(ZoneOffset.UTC) : values[i]);
        }
    }

    private static @Nullable Instant at(@Nullable Undone undone) {
        return undone == null ? null : undone.at();
    }

    private static @Nullable String by(@Nullable Undone undone) {
        return undone == null ? null : undone.by();
    }

    private static String json(Object value) {
        try {
            return value instanceof Decision
                    ? JSON.writerFor(Decision.class).writeValueAsString(value)
                    : JSON.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("could not write " + value, e);
        }
    }
}
