package org.faultline.web.http;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.faultline.alert.store.AlertSearch;
import org.faultline.alert.store.RuleVersions;
import org.faultline.fact.store.Events;
import org.faultline.knowledge.Decision;
import org.faultline.knowledge.Decisions;
import org.faultline.knowledge.Knowledge;
import org.faultline.knowledge.RunningKnowledge;
import org.faultline.knowledge.actor.Actor;
import org.faultline.knowledge.border.LandBorders;
import org.faultline.knowledge.name.Countries;
import org.faultline.knowledge.name.Suggestion;
import org.faultline.report.delivery.Nearest;
import org.faultline.report.store.Calendar;
import org.faultline.report.theatre.Replicas;
import org.faultline.rule.RunningRules;
import org.faultline.rule.file.Rule;
import org.faultline.rule.language.model.RuleStatus;
import org.faultline.subscription.BorderBuffer;
import org.faultline.subscription.SubscriptionFilter;
import org.jspecify.annotations.Nullable;

/**
 * What subscriptions and silences may name. What no alert can ever name is refused, with the nearest that one can: else it would be taken,
 * and nothing would ever come of it. Each check gives the reason against a name, or null where there is none.
 */
@ApplicationScoped
public class KnownNames {
    private static final int MOST_SUGGESTED = 3;
    private static final String UNKNOWN = " (unknown)";

    private final RunningRules running;
    private final RuleVersions versions;
    private final RunningKnowledge configured;
    private final Decisions decisions;
    private final Events events;
    private final AlertSearch alertSearch;
    private final Replicas replicas;
    private final Calendar calendar;

    KnownNames(
            RunningRules running,
            RuleVersions versions,
            RunningKnowledge configured,
            Decisions decisions,
            Events events,
            AlertSearch alertSearch,
            Replicas replicas,
            Calendar calendar) {
        this.replicas = replicas;
        this.running = running;
        this.versions = versions;
        this.configured = configured;
        this.decisions = decisions;
        this.events = events;
        this.alertSearch = alertSearch;
        this.calendar = calendar;
    }

    /** A check of one name. */
    private interface Check {
        @Nullable
        String against(String name);
    }

    /** Adds what is wrong with the names of a wish to its faults. */
    public void check(SubscriptionFilter facets, JsonFields faults) {
        Knowledge known = now();
        check(facets.rules(), "rules", this::subscribable, faults);
        check(facets.families(), "families", this::family, faults);
        check(facets.countries(), "countries", KnownNames::country, faults);
        check(facets.admin1s(), "admin1s", name -> admin1(known, name), faults);
        check(facets.groups(), "groups", name -> group(known, name), faults);
        check(facets.theatres(), "theatres", this::theatre, faults);
    }

    private static void check(List<String> names, String field, Check check, JsonFields faults) {
        for (String name : names) {
            String reason = check.against(name);
            if (reason != null) {
                faults.fault(field, name, reason);
            }
        }
    }

    /** A draft may be subscribed to: it is mailed once it is active. A retired rule raises nothing any more. */
    private @Nullable String subscribable(String id) {
        Rule rule = running.book().rules().get(id);
        if (rule != null && rule.status() != RuleStatus.RETIRED) {
            return null;
        }
        return rule != null || !versions.of(id).isEmpty() ? "is a rule that raises nothing any more" : noRule(id);
    }

    /** A silence may also be about alerts of a rule that is no more. */
    @Nullable
    public String rule(String id) {
        return running.book().rules().containsKey(id) || !versions.of(id).isEmpty() ? null : noRule(id);
    }

    private String noRule(String id) {
        Map<String, Rule> rules = running.book().rules();
        List<String> near = Stream.concat(
                        rules.values().stream()
                                .filter(r -> r.title().equalsIgnoreCase(id))
                                .map(Rule::id),
                        Nearest.to(id, rules.keySet()).stream())
                .distinct()
                .toList();
        return "is the id of no rule" + didYouMean(near);
    }

    private @Nullable String family(String name) {
        Set<String> families =
                running.book().rules().values().stream().map(Rule::family).collect(Collectors.toSet());
        return families.contains(name)
                ? null
                : "is no family of rules (there are "
                        + families.stream().sorted().collect(Collectors.joining(", ")) + ")"
                        + Nearest.hint(name, families);
    }

    static @Nullable String country(String code) {
        String upper = code.toUpperCase(Locale.ROOT);
        if (Countries.codes().contains(upper)) {
            return null;
        }
        Map<String, String> byName = Countries.byName();
        Stream<String> near = byName.containsKey(code)
                ? Stream.of(byName.get(code))
                : code.length() > 3
                        ? Nearest.to(code, byName.keySet()).stream().map(byName::get)
                        : Stream.of(Countries.alpha3(upper)).filter(three -> !three.isEmpty());
        return "is no country's code of three letters (ISO 3166-1)"
                + didYouMean(
                        near.map(one -> one + " (" + Countries.name(one) + ")").toList());
    }

    @Nullable
    String admin1(Knowledge known, String name) {
        Collection<String> all = known.admin1s();
        String one = known.admin1(name, "");
        if (all.stream().anyMatch(name::equalsIgnoreCase) || (one.equalsIgnoreCase(name) && events.hasAdmin1(one))) {
            return null;
        }
        return "is no first-level area that is known here"
                + didYouMean(all.contains(one) ? List.of(one) : Nearest.to(name, all));
    }

    @Nullable
    String group(Knowledge known, String name) {
        if (known.actors().stream()
                .anyMatch(a -> name.equalsIgnoreCase(a.group()) || name.equalsIgnoreCase(a.name()))) {
            return null;
        }
        String bare = name.endsWith(UNKNOWN) ? name.substring(0, name.length() - UNKNOWN.length()) : name;
        Actor meant = known.actor(bare, calendar.today());
        boolean told = meant.known() || events.hasName(Decision.Kind.ACTOR, Knowledge.key(bare));
        if (told && !meant.known() && (name.equalsIgnoreCase(meant.name()) || name.equalsIgnoreCase(meant.group()))) {
            return null;
        }
        return "is no group or actor that is known here" + didYouMean(told ? List.of(meant.name()) : near(known, name));
    }

    /** By its id, or by the name that people read of it. */
    private static List<String> near(Knowledge known, String name) {
        Map<String, String> byName = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        known.actors().forEach(a -> {
            byName.put(withoutThe(known.displayNames().group(a.group())), a.group());
            byName.put(a.group(), a.group());
        });
        return Stream.concat(
                        Nearest.to(withoutThe(name), byName.keySet()).stream().map(byName::get),
                        known.names().suggestions(name, Decision.Kind.ACTOR, MOST_SUGGESTED).stream()
                                .map(Suggestion::name))
                .distinct()
                .limit(MOST_SUGGESTED)
                .toList();
    }

    private static String withoutThe(String name) {
        return name.regionMatches(true, 0, "the ", 0, 4) ? name.substring(4) : name;
    }

    @Nullable
    public String border(String name) {
        Map<String, String> all = new TreeMap<>();
        for (LandBorders.Line line : configured.now().borders().lines()) {
            all.put(line.between(), line.between());
            all.put(turned(line.between()), line.between());
        }
        BorderBuffer asked = new BorderBuffer(name, 0);
        return all.values().stream().anyMatch(asked::isOf)
                ? null
                : "is no land border that is known here"
                        + didYouMean(Nearest.to(name, all.keySet()).stream()
                                .map(all::get)
                                .distinct()
                                .toList());
    }

    /** The two countries the other way round. */
    private static String turned(String border) {
        String[] both = border.split("–", 2);
        return both.length < 2 ? border : both[1] + "–" + both[0];
    }

    /** Of a silence: a group, an actor, two groups as {@code a|b}, an area or a place, or whatever else an alert was about. */
    @Nullable
    public String topic(String name) {
        Knowledge known = now();
        String[] both = name.split("\\|", -1);
        boolean pair = both.length == 2 && group(known, both[0]) == null && group(known, both[1]) == null;
        return pair
                        || group(known, name) == null
                        || admin1(known, name) == null
                        || known.place(name, null, null) != null
                        || alertSearch.isAbout(name)
                ? null
                : group(known, name) + ", and no alert was about it";
    }

    /** Of a silence: a country or a first-level area. */
    @Nullable
    public String area(String name) {
        String against = admin1(now(), name);
        return country(name) == null || against == null
                ? null
                : name.length() <= 3 ? country(name) : against.replace("is no", "is neither a country's code nor a");
    }

    @Nullable
    public String theatre(String name) {
        List<String> all = replicas.theatres();
        return all.contains(name) ? null : "is no theatre (there are " + String.join(", ", all) + ")";
    }

    private Knowledge now() {
        return decisions.applied(configured.now());
    }

    /** Such as {@code ; did you mean CLASH or ATTACK?}, or nothing. */
    public static String didYouMean(List<String> near) {
        return near.isEmpty()
                ? ""
                : near.stream().limit(MOST_SUGGESTED).collect(Collectors.joining(" or ", "; did you mean ", "?"));
    }
}
