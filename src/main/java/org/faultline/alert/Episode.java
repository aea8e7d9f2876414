package org.faultline.alert;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Transient;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.faultline.rule.Evidence;
import org.faultline.rule.Rule;
import org.faultline.rule.RuleStatus;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/** A story of one rule about one set of group-by values: what people call the alert, as it stands now. */
@Entity
public class Episode {
    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private @Nullable Long id;

    private String rule = "";
    private String ruleVersion = "";
    private String title = "";
    private String fingerprint = "";

    @JdbcTypeCode(SqlTypes.JSON)
    private Map<String, String> groupBy = Map.of();

    @Enumerated(EnumType.STRING)
    private Condition condition = Condition.PENDING;

    @Enumerated(EnumType.STRING)
    private Workflow workflow = Workflow.OPEN;

    @Enumerated(EnumType.STRING)
    private Severity severity = Severity.LOW;

    @Enumerated(EnumType.STRING)
    private Certainty certainty = Certainty.POSSIBLE;

    @JdbcTypeCode(SqlTypes.JSON)
    private List<String> certaintyReasons = List.of();

    private String summary = "";
    private LocalDate firstEvent = LocalDate.EPOCH;
    private LocalDate lastEvent = LocalDate.EPOCH;

    private LocalDate overAfter = LocalDate.EPOCH;

    private int quietDays;
    private Instant detectedAt = Instant.EPOCH;
    private Instant updatedAt = Instant.EPOCH;
    private boolean backfilled;
    private boolean shadow;
    private int revision;
    private int sources;
    private String[] countries = {};
    private String[] admin1s = {};
    private String[] groups = {};
    private String[] actors = {};
    private @Nullable Long previous;

    /** What its newest revision says, once that has been read. */
    @Transient
    private @Nullable Snapshot latest;

    protected Episode() {}

    Episode(Rule rule, String fingerprint, Map<String, String> groupBy, Condition condition, Instant at) {
        this.rule = rule.id();
        this.fingerprint = fingerprint;
        this.groupBy = groupBy;
        this.condition = condition;
        this.detectedAt = at;
        describe(rule);
    }

    /** Takes over what the rule's newest version says of itself. */
    final void describe(Rule rule) {
        title = rule.title();
        ruleVersion = rule.version();
        quietDays = rule.quietDays();
        shadow = rule.status() == RuleStatus.DRAFT;
    }

    /** Says what the snapshot says, as the next revision. */
    Turned turn(Reason reason, Snapshot now, Instant at) {
        condition = now.condition();
        severity = now.severity();
        certainty = now.certainty();
        certaintyReasons = now.certaintyReasons();
        summary = now.summary();
        firstEvent = now.firstEvent();
        lastEvent = now.lastEvent();
        overAfter = now.lastEvent().plusDays(quietDays);
        updatedAt = at;
        backfilled = backfilled || reason == Reason.BACKFILLED;
        sources = now.sources().size();
        countries = distinct(now.evidence().stream().map(Evidence::country));
        admin1s = distinct(now.evidence().stream().map(Evidence::admin1));
        groups =
                distinct(now.evidence().stream().flatMap(e -> e.parts().stream().map(Evidence.Part::group)));
        actors =
                distinct(now.evidence().stream().flatMap(e -> e.parts().stream().map(Evidence.Part::actor)));
        revision++;
        latest = now;
        return new Turned(this, revision, reason, at, now);
    }

    /** Takes up again where a revision that was read left it. */
    void told(Snapshot snapshot) {
        latest = snapshot;
    }

    void follows(Episode before) {
        previous = before.id();
    }

    private static String[] distinct(Stream<String> texts) {
        return texts.filter(t -> !t.isEmpty()).distinct().sorted().toArray(String[]::new);
    }

    /** Whether the story follows on this episode, or it on the story, without a longer quiet than the rule allows. */
    boolean near(Story story) {
        return !story.first().isAfter(lastEvent.plusDays(quietDays))
                && !firstEvent.isAfter(story.last().plusDays(quietDays));
    }

    boolean stored() {
        return id != null;
    }

    /** What it said last; null before its first revision. */
    public @Nullable Snapshot latest() {
        return latest;
    }

    public long id() {
        if (id == null) {
            throw new IllegalStateException("the episode has not been stored yet");
        }
        return id;
    }

    public String rule() {
        return rule;
    }

    public String ruleVersion() {
        return ruleVersion;
    }

    public String title() {
        return title;
    }

    public String fingerprint() {
        return fingerprint;
    }

    public Map<String, String> groupBy() {
        return groupBy;
    }

    public Condition condition() {
        return condition;
    }

    public Workflow workflow() {
        return workflow;
    }

    public Severity severity() {
        return severity;
    }

    public Certainty certainty() {
        return certainty;
    }

    public List<String> certaintyReasons() {
        return certaintyReasons;
    }

    public String summary() {
        return summary;
    }

    public LocalDate firstEvent() {
        return firstEvent;
    }

    public LocalDate lastEvent() {
        return lastEvent;
    }

    /** The last day on which news still continues the story. */
    LocalDate overAfter() {
        return overAfter;
    }

    public Instant detectedAt() {
        return detectedAt;
    }

    public Instant updatedAt() {
        return updatedAt;
    }

    public boolean backfilled() {
        return backfilled;
    }

    /** Whether its rule is a draft: it is shown and never mailed. */
    public boolean shadow() {
        return shadow;
    }

    public int revision() {
        return revision;
    }

    public int sources() {
        return sources;
    }

    public List<String> countries() {
        return List.of(countries);
    }

    public List<String> admin1s() {
        return List.of(admin1s);
    }

    public List<String> groups() {
        return List.of(groups);
    }

    public List<String> actors() {
        return List.of(actors);
    }

    public @Nullable Long previous() {
        return previous;
    }
}
