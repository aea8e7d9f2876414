package org.faultline.alert;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Transient;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.faultline.alert.certainty.Certainty;
import org.faultline.alert.lifecycle.AlertLifecycle;
import org.faultline.alert.lifecycle.AlertSubjects;
import org.faultline.alert.lifecycle.Condition;
import org.faultline.alert.lifecycle.FiringGroup;
import org.faultline.alert.lifecycle.PendingReasons;
import org.faultline.alert.lifecycle.RevisionReason;
import org.faultline.alert.lifecycle.Snapshot;
import org.faultline.rule.file.Rule;
import org.faultline.rule.language.model.AlertTerms;
import org.faultline.rule.language.model.RuleStatus;
import org.faultline.rule.language.model.Severity;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/** What a rule has to say about one set of group-by values, from its first evidence until it ends, as it stands now. */
@Entity
@Table(name = "alert")
public class Alert {
    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private @Nullable Long id;

    private String rule = "";
    private String ruleVersion = "";
    private String title = "";
    private String fingerprint = "";
    private String theatre = "";

    @JdbcTypeCode(SqlTypes.JSON)
    private Map<String, String> groupBy = Map.of();

    @Enumerated(EnumType.STRING)
    private Condition condition = Condition.PENDING;

    @Enumerated(EnumType.STRING)
    private Severity severity = Severity.LOW;

    @Enumerated(EnumType.STRING)
    private Certainty certainty = Certainty.POSSIBLE;

    @JdbcTypeCode(SqlTypes.JSON)
    private List<String> certaintyReasons = List.of();

    private String summary = "";
    private LocalDate firstEvent = LocalDate.EPOCH;
    private LocalDate lastEvent = LocalDate.EPOCH;

    /** When time alone changes its condition. */
    private @Nullable Instant nextChangeAt;

    @JdbcTypeCode(SqlTypes.JSON)
    private AlertTerms terms = AlertTerms.USUAL;

    private boolean approved;

    @JdbcTypeCode(SqlTypes.JSON)
    private List<String> waitsFor = List.of();

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
    private @Nullable Long mergedInto;

    /** What its newest revision says, once that has been read. */
    @Transient
    private @Nullable Snapshot latest;

    protected Alert() {}

    Alert(Rule rule, String fingerprint, Map<String, String> groupBy, Instant at) {
        this.rule = rule.id();
        this.fingerprint = fingerprint;
        this.groupBy = groupBy;
        this.detectedAt = at;
        describe(rule);
    }

    public String theatre() {
        return theatre;
    }

    /** Belongs to that theatre; to be said before it is kept. */
    public void in(String where) {
        theatre = where;
    }

    /** Takes over what the rule's newest version says of itself. */
    final void describe(Rule rule) {
        title = rule.title();
        ruleVersion = rule.version();
        terms = rule.terms();
        shadow = rule.status() == RuleStatus.DRAFT;
    }

    /** How it stands; null before it said anything. */
    AlertLifecycle.@Nullable Standing standing() {
        return latest == null ? null : new AlertLifecycle.Standing(condition, latest, detectedAt, approved);
    }

    /** Whether that is another condition than it has, or another time at which that changes. */
    boolean moves(Condition to, @Nullable Instant nextChange) {
        return condition != to || !Objects.equals(nextChangeAt, nextChange);
    }

    /** When time alone changes its condition; null where it never does. */
    @Nullable
    Instant nextChangeAt() {
        return nextChangeAt;
    }

    /** A time, or that of its last revision where that is later: a calendar can be set back, and news can bear an older date than what came before. */
    Instant notBefore(Instant at) {
        return at.isBefore(updatedAt) ? updatedAt : at;
    }

    /** Whether time alone has changed its condition by then. */
    boolean changesBy(Instant at) {
        return nextChangeAt != null && !nextChangeAt.isAfter(at);
    }

    /**
     * Stands as the outcome says; gives the revision where that is news.
     *
     * @param nextChange when time alone changes that
     */
    Optional<NewRevision> take(AlertLifecycle.Outcome outcome, @Nullable Instant nextChange, Instant at) {
        condition = outcome.standing().condition();
        nextChangeAt = nextChange;
        Optional<NewRevision> newRevision =
                outcome.reason().map(reason -> revise(reason, outcome.standing().says(), at));
        waitsFor = condition == Condition.PENDING
                ? PendingReasons.of(terms, sources, detectedAt, approved, at)
                : List.of();
        return newRevision;
    }

    private NewRevision revise(RevisionReason reason, Snapshot now, Instant at) {
        @Nullable Snapshot before = latest;
        severity = now.severity();
        summary = now.summary();
        firstEvent = now.firstEvent();
        lastEvent = now.lastEvent();
        updatedAt = at;
        backfilled = backfilled || reason == RevisionReason.BACKFILLED;
        sources = now.sources().size();
        revision++;
        latest = now;
        return new NewRevision(this, revision, reason, at, now, before, List.of());
    }

    /** Takes over whom and what its alert is about. */
    void isAbout(AlertSubjects about) {
        countries = about.countries().toArray(String[]::new);
        admin1s = about.admin1s().toArray(String[]::new);
        groups = about.groups().toArray(String[]::new);
        actors = about.actors().toArray(String[]::new);
    }

    /** Takes up again where a revision that was read left it. */
    public void told(Snapshot snapshot) {
        latest = snapshot;
    }

    /** A person approved that it is told. */
    void approve() {
        approved = true;
    }

    /** Goes on as another, or, where that is null, on its own again. */
    public void goesOnAs(@Nullable Alert other) {
        mergedInto = other == null ? null : other.id();
    }

    /** Whether the firings follow on this alert, or it on them, without a longer gap than the rule allows. */
    boolean near(FiringGroup group) {
        return terms.join(firstEvent, lastEvent, group.first(), group.last());
    }

    /** Before it is written, with what takes long to work out. */
    public void settle() {
        if (latest != null) {
            certainty = latest.certainty().level();
            certaintyReasons = latest.certainty().texts();
        }
    }

    public boolean stored() {
        return id != null;
    }

    /** What it said last; null before its first revision. */
    public @Nullable Snapshot latest() {
        return latest;
    }

    public long id() {
        if (id == null) {
            throw new IllegalStateException("the alert has not been stored yet");
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

    AlertTerms terms() {
        return terms;
    }

    boolean approved() {
        return approved;
    }

    /** What it still needs before it is told, in words; nothing unless it is PENDING. */
    public List<String> waitsFor() {
        return waitsFor;
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

    /** The alert that tells on what this one told, once two became one. */
    public @Nullable Long mergedInto() {
        return mergedInto;
    }
}
