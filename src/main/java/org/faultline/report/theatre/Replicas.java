package org.faultline.report.theatre;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Which processes share the database, and which of them works out which theatre. */
@ApplicationScoped
public class Replicas {
    /** After which a replica that was not seen counts as gone: its leases have run out. */
    private static final Duration GONE = Duration.ofSeconds(15);

    /** By which clocks may differ without anybody noticing. */
    private static final double CLOCK_SECONDS = 5;

    /** After which it is said that nobody drives a theatre. */
    private static final Duration UNATTENDED = Duration.ofSeconds(30);

    private static final int VERSION_DIGITS = 12;

    /**
     * One process.
     *
     * @param address where it listens
     * @param version of the program
     * @param rules version of its rules, as in the list of rules
     * @param knowledge version of its knowledge
     * @param clockLead seconds by which its clock is ahead of the database's
     * @param live whether it was seen within the time of a lease
     * @param theatres whose leases it holds
     */
    @Schema(name = "Replica")
    public record Replica(
            String name,
            String address,
            String version,
            String rules,
            String knowledge,
            String theatresFile,
            double clockLead,
            Instant startedAt,
            Instant seenAt,
            boolean live,
            List<String> theatres) {}

    /**
     * One theatre.
     *
     * @param countries by ISO 3166-1 alpha-3; of the default theatre those that are listed with it
     * @param isDefault whether everything belongs here that belongs nowhere else
     * @param listed whether it is in theatres.yaml; one that is not only ends what stands in it
     * @param owner the replica that drives its lane; null where none does just now
     * @param fence of its lease
     * @param takenAt since when
     * @param waiting reports that are stored and not worked out
     */
    @Schema(name = "Theatre")
    public record Theatre(
            String name,
            List<String> countries,
            boolean isDefault,
            boolean listed,
            @Nullable String owner,
            long fence,
            @Nullable Instant takenAt,
            long waiting) {}

    /** All of it; warnings are what an operator should mend, each in a sentence. */
    @Schema(name = "Replicas")
    public record Standing(List<Replica> replicas, List<Theatre> theatres, List<String> warnings) {}

    private final DataSource database;

    Replicas(DataSource database) {
        this.database = database;
    }

    /** The names of the theatres, sorted. */
    public List<String> theatres() {
        try (Connection c = database.getConnection();
                PreparedStatement s = c.prepareStatement("select name from theatre order by name");
                ResultSet r = s.executeQuery()) {
            List<String> all = new ArrayList<>();
            while (r.next()) {
                all.add(r.getString(1));
            }
            return all;
        } catch (SQLException e) {
            throw new IllegalStateException("could not read the theatres", e);
        }
    }

    /** As they stand now. */
    public Standing now() {
        try (Connection c = database.getConnection()) {
            List<Theatre> theatres = new ArrayList<>();
            List<String> warnings = new ArrayList<>();
            theatres(c, theatres, warnings);
            List<Replica> replicas = replicas(c, theatres);
            List<Replica> live = replicas.stream().filter(Replica::live).toList();
            differ(live, "rules", Replica::rules, "deploy one folder of rules to all", warnings);
            differ(live, "knowledge", Replica::knowledge, "deploy one folder of knowledge to all", warnings);
            differ(live, "theatres", Replica::theatresFile, "those of the replica that started last hold", warnings);
            differ(live, "program", Replica::version, "as during an upgrade", warnings);
            for (Replica r : live) {
                if (Math.abs(r.clockLead) > CLOCK_SECONDS) {
                    warnings.add(String.format(
                            Locale.ROOT,
                            "the clock of %s is %.0f seconds %s the database's: the times at which reports arrive there are wrong by as much",
                            r.name,
                            Math.abs(r.clockLead),
                            r.clockLead > 0 ? "ahead of" : "behind"));
                }
            }
            warnings.addAll(MissingTheatres.warnings(c));
            return new Standing(replicas, List.copyOf(theatres), List.copyOf(warnings));
        } catch (SQLException e) {
            throw new IllegalStateException("could not read the replicas", e);
        }
    }

    private static void differ(
            List<Replica> live, String what, Function<Replica, String> version, String advice, List<String> warnings) {
        Map<String, List<String>> by = live.stream()
                .collect(Collectors.groupingBy(
                        version, LinkedHashMap::new, Collectors.mapping(Replica::name, Collectors.toList())));
        if (by.size() > 1) {
            warnings.add("replicas run different " + what + " ("
                    + by.entrySet().stream()
                            .map(e -> String.join(", ", e.getValue()) + ": " + shortened(e.getKey()))
                            .collect(Collectors.joining("; "))
                    + "): " + advice);
        }
    }

    /** Of a version in hexadecimal digits as many as tell it apart. */
    private static String shortened(String version) {
        return version.matches("[0-9a-f]{40,}") ? version.substring(0, VERSION_DIGITS) : version;
    }

    private static void theatres(Connection c, List<Theatre> theatres, List<String> warnings) throws SQLException {
        try (PreparedStatement s = c.prepareStatement("""
                        select l.theatre, t.countries, coalesce(t.is_default, false), t.name is not null, l.owner, l.fence,
                            l.taken_at, (select count(*) from report r where r.seq > l.checkpoint and l.theatre in (r.theatre, r.before_theatre)),
                            l.expires < clock_timestamp(), extract(epoch from clock_timestamp() - coalesce(l.expires, now()))
                        from lane l left join theatre t on t.name = l.theatre order by l.theatre
                        """);
                ResultSet r = s.executeQuery()) {
            while (r.next()) {
                String name = r.getString(1);
                boolean nobody = r.getString(5) == null || r.getBoolean(9);
                Theatre theatre = new Theatre(
                        name,
                        r.getArray(2) == null
                                ? List.of()
                                : List.of((String[]) r.getArray(2).getArray()),
                        r.getBoolean(3),
                        r.getBoolean(4),
                        nobody ? null : r.getString(5),
                        r.getLong(6),
                        nobody ? null : instant(r, 7),
                        r.getLong(8));
                theatres.add(theatre);
                if (nobody && r.getDouble(10) > UNATTENDED.toSeconds()) {
                    warnings.add("nobody works out the theatre " + name + "; " + theatre.waiting + " reports wait");
                }
                if (!theatre.listed) {
                    warnings.add("the theatre " + name
                            + " is in theatres.yaml no longer; what stands there is taken back or ends there");
                }
            }
        }
    }

    private static List<Replica> replicas(Connection c, List<Theatre> theatres) throws SQLException {
        List<Replica> all = new ArrayList<>();
        try (PreparedStatement s = c.prepareStatement("""
                        select name, address, version, rules, knowledge, theatres, clock_lead, started_at, seen_at,
                            extract(epoch from clock_timestamp() - seen_at)
                        from replica order by name
                        """);
                ResultSet r = s.executeQuery()) {
            while (r.next()) {
                String name = r.getString(1);
                all.add(new Replica(
                        name,
                        r.getString(2),
                        r.getString(3),
                        r.getString(4),
                        r.getString(5),
                        r.getString(6),
                        r.getDouble(7),
                        r.getObject(8, OffsetDateTime.class).toInstant(),
                        r.getObject(9, OffsetDateTime.class).toInstant(),
                        r.getDouble(10) < GONE.toSeconds(),
                        theatres.stream()
                                .filter(t -> name.equals(t.owner))
                                .map(Theatre::name)
                                .toList()));
            }
        }
        return all;
    }

    private static @Nullable Instant instant(ResultSet r, int column) throws SQLException {
        OffsetDateTime time = r.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }
}
