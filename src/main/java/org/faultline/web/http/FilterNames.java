package org.faultline.web.http;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.UriInfo;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.faultline.alert.store.AlertFilter;
import org.faultline.fact.store.EventFilter;
import org.faultline.fact.store.Events;
import org.faultline.knowledge.Decision;
import org.faultline.knowledge.Decisions;
import org.faultline.knowledge.Knowledge;
import org.faultline.knowledge.RunningKnowledge;
import org.faultline.knowledge.TypedNames;
import org.faultline.knowledge.actor.Actor;
import org.faultline.knowledge.actor.CountrySpellings;
import org.faultline.knowledge.name.Suggestion;
import org.faultline.report.store.Calendar;
import org.jspecify.annotations.Nullable;

/**
 * The names in filters of alerts and events as people write them ("Syria", "the Iranian axis"), as facts have them. What nobody knows
 * stays as it is and finds nothing, as programs rely on; pages say so beside the field.
 */
@ApplicationScoped
public class FilterNames {
    private static final int SUGGESTED = 3;

    private final RunningKnowledge configured;
    private final Decisions decisions;
    private final Events events;
    private final KnownNames names;
    private final Calendar calendar;

    FilterNames(RunningKnowledge configured, Decisions decisions, Events events, KnownNames names, Calendar calendar) {
        this.configured = configured;
        this.decisions = decisions;
        this.events = events;
        this.names = names;
        this.calendar = calendar;
    }

    public Query.Asked<AlertFilter> alerts(UriInfo uri) {
        Query.Asked<AlertFilter> asked = Query.alerts(uri);
        AlertFilter f = asked.filter();
        Meant m = meant(f.country(), f.admin1(), f.actor(), f.group());
        return new Query.Asked<>(
                new AlertFilter(
                        f.rule(),
                        f.severity(),
                        f.condition(),
                        f.workflow(),
                        m.country,
                        m.admin1,
                        m.actor,
                        m.group,
                        f.theatre(),
                        f.since(),
                        f.until(),
                        f.bbox(),
                        f.q()),
                asked.limit(),
                asked.cursor());
    }

    public Query.Asked<EventFilter> events(UriInfo uri) {
        Query.Asked<EventFilter> asked = Query.events(uri);
        EventFilter f = asked.filter();
        Meant m = meant(f.country(), f.admin1(), f.actor(), f.group());
        return new Query.Asked<>(
                new EventFilter(
                        f.type(),
                        m.country,
                        m.admin1,
                        m.actor,
                        m.group,
                        f.since(),
                        f.until(),
                        f.bbox(),
                        f.q(),
                        f.counted()),
                asked.limit(),
                asked.cursor());
    }

    /** Of a filter that finds nothing: refuses names in it that nobody knows, with the nearest that are known. */
    public void refuseUnknown(EventFilter f) {
        Problem.refuse(unknown(f.country(), f.admin1(), f.actor(), f.group()));
    }

    /** As above. */
    public void refuseUnknown(AlertFilter f) {
        List<Problem.Violation> unknown = unknown(f.country(), f.admin1(), f.actor(), f.group());
        add(unknown, "theatre", f.theatre(), f.theatre() == null ? null : names.theatre(f.theatre()));
        Problem.refuse(unknown);
    }

    private record Meant(
            @Nullable String country,
            @Nullable String admin1,
            @Nullable String actor,
            @Nullable String group) {}

    private Meant meant(
            @Nullable String country, @Nullable String admin1, @Nullable String actor, @Nullable String group) {
        if (country == null && admin1 == null && actor == null && group == null) {
            return new Meant(null, null, null, null);
        }
        TypedNames typed = typed();
        String code =
                country == null || CountrySpellings.code(country).isEmpty() ? country : CountrySpellings.code(country);
        return new Meant(
                code,
                admin1 == null
                        ? null
                        : typed.admin1(admin1, code == null ? "" : code).orElse(admin1),
                actor == null ? null : actor(actor, typed),
                group == null ? null : typed.group(group).orElse(group));
    }

    /** What names mean today, with what people decided about them. */
    public TypedNames typed() {
        return new TypedNames(decisions.applied(configured.now()), calendar.today());
    }

    /** One that a report alone knows has the name that its events have of it. */
    private String actor(String said, TypedNames typed) {
        return typed.actor(said)
                .or(() -> Optional.of(Actor.unknown(said)).filter(a -> isTold(said)))
                .map(Actor::name)
                .orElse(said);
    }

    private boolean isTold(String actor) {
        return events.hasName(Decision.Kind.ACTOR, Knowledge.key(actor));
    }

    private List<Problem.Violation> unknown(
            @Nullable String country, @Nullable String admin1, @Nullable String actor, @Nullable String group) {
        Knowledge known = decisions.applied(configured.now());
        List<Problem.Violation> unknown = new ArrayList<>();
        add(unknown, "country", country, country == null ? null : KnownNames.country(country));
        add(unknown, "admin1", admin1, admin1 == null ? null : names.admin1(known, admin1));
        add(unknown, "actor", actor, actor == null ? null : actorFault(actor, known));
        add(unknown, "group", group, group == null ? null : groupFault(group, known));
        return unknown;
    }

    private static void add(List<Problem.Violation> all, String field, @Nullable String said, @Nullable String reason) {
        if (reason != null) {
            all.add(new Problem.Violation(field, said, reason));
        }
    }

    private @Nullable String actorFault(String said, Knowledge known) {
        boolean isKnown = known.actor(said, calendar.today()).known() || isTold(said);
        List<String> near = known.names().suggestions(said, Decision.Kind.ACTOR, SUGGESTED).stream()
                .map(Suggestion::name)
                .toList();
        return isKnown ? null : "is no actor that is known here" + KnownNames.didYouMean(near);
    }

    /** An actor is a group only where its own group has its name. */
    private @Nullable String groupFault(String said, Knowledge known) {
        Actor actor = known.actor(said, calendar.today());
        return actor.known() && !actor.group().equals(said)
                ? "is an actor, of the group " + actor.group() + "; ask for one of them"
                : names.group(known, said);
    }
}
