package org.faultline.rule.draft;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import javax.sql.DataSource;
import org.faultline.rule.RulesInFolder;
import org.faultline.rule.file.NotSaved;
import org.faultline.rule.file.Rule;
import org.faultline.rule.file.RuleFiles;
import org.jspecify.annotations.Nullable;

/** The drafts that were saved in the browser's editor on whatever replica, and how they come into the rules folder of this one. */
public final class SavedDrafts {
    /** Locks the row of a rule, which is made where there is none. */
    private static final String LOCK = """
            insert into saved_draft (rule, family, text, version, replaced, reached, removed, saved_at)
            values (?, '', '', '', '{}', '{}', true, now()) on conflict (rule) do update set rule = excluded.rule
            returning rule, family, text, version, replaced, not removed and ? <> all (reached)
            """;

    private static final String KEEP = """
            update saved_draft set family = ?, text = ?, version = ?, reached = array[?::text], removed = false,
                saved_at = now(), replaced = array(
                    select distinct v from unnest(array_append(array_append(replaced, version), ?::text)) as v where v <> '')
            where rule = ?
            """;

    private static final String THESE = "(rule, version) in (select * from unnest(?::text[], ?::text[]))";

    private final DataSource database;
    private final RulesInFolder folder;
    private final String replica;

    /** @param replica the name of this one */
    public SavedDrafts(DataSource database, RulesInFolder folder, String replica) {
        this.database = database;
        this.folder = folder;
        this.replica = replica;
    }

    /**
     * Saves a draft as its file here, and for the other replicas. Of two who began on the same text the later is refused, wherever each
     * of them saves: the row of the rule is locked meanwhile.
     *
     * @param startedFrom the version of the file that the text was begun on; empty for a new rule
     * @return the path below the rules folder
     * @throws NotSaved saying why nothing was written
     */
    public String save(String family, String text, String startedFrom) {
        RuleFiles.File draft = RulesInFolder.draft(family, text);
        try (Connection c = database.getConnection()) {
            c.setAutoCommit(false);
            try {
                RuleFiles.File newer = newer(c, draft.id());
                keep(c, draft);
                folder.save(draft, startedFrom, newer); // last, as it is not rolled back
                c.commit();
            } catch (SQLException | RuntimeException e) {
                c.rollback();
                throw e;
            }
        } catch (SQLException e) {
            throw failed(e);
        }
        return draft.path();
    }

    /** What another replica saved and the folder here does not have yet, or null. */
    private RuleFiles.@Nullable File newer(Connection c, String rule) throws SQLException {
        try (PreparedStatement s = c.prepareStatement(LOCK)) {
            s.setString(1, rule);
            s.setString(2, replica);
            try (ResultSet r = s.executeQuery()) {
                r.next();
                boolean waits = r.getBoolean(6);
                SavedDraft saved = read(r);
                return waits && folder.isBehind(saved.file(), saved.replaced()) ? saved.file() : null;
            }
        }
    }

    private void keep(Connection c, RuleFiles.File draft) throws SQLException {
        try (PreparedStatement s = c.prepareStatement(KEEP)) {
            s.setString(1, draft.family());
            s.setString(2, draft.text());
            s.setString(3, Rule.version(draft.text()));
            s.setString(4, replica);
            s.setString(
                    5, folder.find(draft.id()).map(f -> Rule.version(f.text())).orElse(""));
            s.setString(6, draft.id());
            s.executeUpdate();
        }
    }

    /** Those that have not reached this replica. */
    public List<SavedDraft> waiting() {
        return find("? <> all (reached)");
    }

    private List<SavedDraft> find(String condition) {
        List<SavedDraft> all = new ArrayList<>();
        try (Connection c = database.getConnection();
                PreparedStatement s = c.prepareStatement("select rule, family, text, version, replaced from saved_draft"
                        + " where not removed and " + condition + " order by saved_at")) {
            s.setString(1, replica);
            try (ResultSet r = s.executeQuery()) {
                while (r.next()) {
                    all.add(read(r));
                }
            }
        } catch (SQLException e) {
            throw failed(e);
        }
        return all;
    }

    private static SavedDraft read(ResultSet r) throws SQLException {
        return new SavedDraft(
                r.getString(1), r.getString(2), r.getString(3), r.getString(4), Set.copyOf(Arrays.asList((String[])
                        r.getArray(5).getArray())));
    }

    /**
     * Writes one into the folder here, unless a file stands there that no save took the place of.
     *
     * @return whether the folder holds it now
     * @throws NotSaved saying why it cannot be written
     */
    public boolean write(SavedDraft draft) {
        return folder.write(draft.file(), draft.replaced());
    }

    /** They have reached this replica, unless another text was saved meanwhile: while this process runs, none comes again. */
    public void settle(List<SavedDraft> drafts) {
        update("update saved_draft set reached = array_append(reached, ?::text) where " + THESE, drafts);
    }

    /**
     * Forgets that those have reached this replica whose files are missing, so that they are brought again: for its start, since a folder
     * may have been replaced by a fresh deployment meanwhile.
     *
     * @return false where the folder tells nothing yet
     */
    public boolean forgetMissing() {
        Optional<List<SavedDraft>> missing = missing();
        missing.ifPresent(drafts ->
                update("update saved_draft set reached = array_remove(reached, ?::text) where " + THESE, drafts));
        return missing.isPresent();
    }

    /** Notes, and gives, those that were removed from the folder here since they had reached it: they are brought to no other replica either. */
    public List<SavedDraft> noteRemoved() {
        List<SavedDraft> removed = missing().orElse(List.of());
        update("update saved_draft set removed = true where ? = any (reached) and " + THESE, removed);
        return removed;
    }

    /** Those that have reached this replica and have no file here; empty where the folder holds no rule, as it may not be mounted just now. */
    private Optional<List<SavedDraft>> missing() {
        List<SavedDraft> reached = find("? = any (reached)");
        Set<String> standing = folder.ids();
        return standing.isEmpty()
                ? Optional.empty()
                : Optional.of(reached.stream()
                        .filter(d -> !standing.contains(d.rule()))
                        .toList());
    }

    private void update(String sql, List<SavedDraft> drafts) {
        if (drafts.isEmpty()) {
            return;
        }
        try (Connection c = database.getConnection();
                PreparedStatement s = c.prepareStatement(sql)) {
            s.setString(1, replica);
            s.setArray(2, array(c, drafts, SavedDraft::rule));
            s.setArray(3, array(c, drafts, SavedDraft::version));
            s.executeUpdate();
        } catch (SQLException e) {
            throw failed(e);
        }
    }

    private static Array array(Connection c, List<SavedDraft> drafts, Function<SavedDraft, String> field)
            throws SQLException {
        return c.createArrayOf("text", drafts.stream().map(field).toArray());
    }

    private static IllegalStateException failed(SQLException e) {
        return new IllegalStateException("the drafts that were saved cannot be reached: " + e.getMessage(), e);
    }
}
