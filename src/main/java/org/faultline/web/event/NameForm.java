package org.faultline.web.event;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.MultivaluedMap;
import java.util.List;
import java.util.Optional;
import org.faultline.knowledge.Decision;
import org.faultline.knowledge.Decisions;
import org.faultline.knowledge.Knowledge;
import org.faultline.knowledge.RunningKnowledge;
import org.faultline.knowledge.actor.Actor;
import org.faultline.knowledge.actor.CountrySpellings;
import org.faultline.knowledge.name.Suggestion;
import org.faultline.knowledge.place.Place;
import org.faultline.report.Text;
import org.faultline.web.http.FilterNames;
import org.faultline.web.http.KnownNames;
import org.faultline.web.http.Problem;
import org.jspecify.annotations.Nullable;

/** What somebody writes by hand about a name that nobody knows: which actor or place it is, or that it is an actor nobody described. */
@ApplicationScoped
class NameForm {
    /** ACLED's {@code inter}, from 0, unknown. */
    static final List<String> SORTS = List.of("0", "1", "2", "3", "4", "5", "6", "7", "8");

    private static final int SUGGESTED = 3;

    private final RunningKnowledge configured;
    private final Decisions decisions;
    private final FilterNames filters;

    NameForm(RunningKnowledge configured, Decisions decisions, FilterNames filters) {
        this.configured = configured;
        this.decisions = decisions;
        this.filters = filters;
    }

    /** An unknown name, as the buttons of its row send it. */
    record Row(Decision.Kind kind, String name) {
        static Row of(String sent) {
            for (Decision.Kind kind : Decision.Kind.values()) {
                if (sent.startsWith(kind + " ")) {
                    return new Row(kind, sent.substring(kind.name().length() + 1));
                }
            }
            throw fault("decision", sent, "is no name to decide about");
        }

        String sent() {
            return kind + " " + name;
        }

        /** What the fields of its row end with. */
        String key() {
            return sent().replace(' ', '-');
        }

        String field(String field) {
            return field + "-" + key();
        }

        private String typed(MultivaluedMap<String, String> form, String field) {
            String typed = form.getFirst(field(field));
            return typed == null ? "" : typed.strip();
        }
    }

    /** That it is the actor or the place whose name was typed. */
    Decision meant(Row row, MultivaluedMap<String, String> form) {
        String typed = row.typed(form, "meant");
        if (typed.isEmpty()) {
            throw fault(row.field("meant"), null, "is empty: write whom or which place it means");
        }
        Knowledge known = decisions.applied(configured.now());
        Optional<Decision> decision = row.kind == Decision.Kind.ACTOR
                ? filters.typed().actor(typed).map(a -> new Decision.ActorAlias(row.name, a.id(), null, null))
                : place(typed, known).map(id -> new Decision.PlaceAlias(row.name, id));
        return decision.orElseThrow(() -> fault(
                row.field("meant"), typed, "is the name of nothing that is known here" + near(typed, row.kind, known)));
    }

    private static Optional<String> place(String typed, Knowledge known) {
        return Optional.ofNullable(known.place(typed, null, null)).map(Place::id);
    }

    private static String near(String typed, Decision.Kind kind, Knowledge known) {
        return KnownNames.didYouMean(known.names().suggestions(typed, kind, SUGGESTED).stream()
                .map(Suggestion::name)
                .toList());
    }

    /** That it is an actor that nobody described; in a group of its own where none is given. */
    Decision created(Row row, MultivaluedMap<String, String> form) {
        String label = row.typed(form, "label");
        String name = label.isEmpty() ? row.name : label;
        String id = Knowledge.key(name).replace(' ', '-');
        String country = row.typed(form, "country");
        String code = CountrySpellings.code(country);
        if (!country.isEmpty() && code.isEmpty()) {
            throw fault(row.field("country"), country, "is no country");
        }
        String group = row.typed(form, "group");
        String inGroup = group.isEmpty()
                ? id
                : filters.typed()
                        .group(group)
                        .orElseThrow(() -> fault(row.field("group"), group, "is no group that is known here"));
        String kind = row.typed(form, "sort");
        if (!SORTS.contains(kind)) {
            throw fault(row.field("sort"), kind, "is no kind of actor");
        }
        return new Decision.NewActor(row.name, new Actor(id, name, Integer.parseInt(kind), code, inGroup, null));
    }

    static RuntimeException fault(String field, @Nullable String value, String reason) {
        return Problem.badInput(new Problem.Violation(field, value == null ? null : Text.shortened(value, 120), reason))
                .thrown();
    }
}
