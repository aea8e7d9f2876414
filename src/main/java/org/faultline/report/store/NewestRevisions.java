package org.faultline.report.store;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import javax.sql.DataSource;

/** How reports stand now: the newest revision of each. */
@ApplicationScoped
public class NewestRevisions {
    /** A report's newest revision, and whether it takes the report back. */
    public record Newest(Instant asOf, boolean retracted) {}

    /** What a report goes by. */
    public record Name(String dataset, String externalId) {}

    private final DataSource database;

    NewestRevisions(DataSource database) {
        this.database = database;
    }

    /** Whatever is known of these reports, each under its dataset and external id in one word. */
    @Transactional
    public Map<String, Newest> of(Collection<Name> reports) {
        Map<String, Newest> all = new HashMap<>();
        try (Connection c = database.getConnection();
                PreparedStatement s = c.prepareStatement("""
                    select distinct on (dataset, external_id) dataset, external_id, as_of, retracted
                    from report join unnest(?::text[], ?::text[]) as asked (dataset, external_id)
                         using (dataset, external_id)
                    order by dataset, external_id, effective desc, seq desc
                    """)) {
            s.setArray(
                    1,
                    c.createArrayOf("text", reports.stream().map(Name::dataset).toArray()));
            s.setArray(
                    2,
                    c.createArrayOf(
                            "text", reports.stream().map(Name::externalId).toArray()));
            try (ResultSet r = s.executeQuery()) {
                while (r.next()) {
                    Instant asOf = r.getObject(3, OffsetDateTime.class).toInstant();
                    all.put(r.getString(1) + ":" + r.getString(2), new Newest(asOf, r.getBoolean(4)));
                }
            }
        } catch (SQLException e) {
            throw new IllegalStateException("could not read how " + reports.size() + " reports stand", e);
        }
        return all;
    }
}
