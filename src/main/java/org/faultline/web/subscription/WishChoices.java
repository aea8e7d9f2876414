package org.faultline.web.subscription;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Named;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.faultline.knowledge.RunningKnowledge;
import org.faultline.knowledge.actor.DisplayNames;
import org.faultline.rule.RunningRules;
import org.faultline.rule.file.Rule;
import org.faultline.rule.language.model.RuleStatus;
import org.faultline.web.page.Form;
import org.faultline.web.page.PageNames;

/** What can be ticked beside the fields of a wish that hold lists, by the names that people read. */
@Named("choices")
@ApplicationScoped
public class WishChoices {
    /** The fields beside which there is something to tick. */
    static final List<String> FIELDS = List.of("rules", "groups", "countries", "admin1s", "theatres");

    /**
     * One box.
     *
     * @param value as the API takes it
     * @param lang of the name; empty where it is in the language of the page
     */
    public record Choice(String value, String name, String lang) {
        static Choice of(Rule rule) {
            boolean arabic = DisplayNames.arabic(List.of(rule.title())).isPresent();
            return new Choice(rule.id(), rule.title(), arabic ? "ar" : "en");
        }
    }

    private final RunningRules running;
    private final RunningKnowledge knowledge;
    private final PageNames names;

    WishChoices(RunningRules running, RunningKnowledge knowledge, PageNames names) {
        this.running = running;
        this.knowledge = knowledge;
        this.names = names;
    }

    /** The field of the form that bears what is ticked. */
    static String ticked(String field) {
        return field + "Ticked";
    }

    /** In the order of their names. */
    public List<Choice> of(String field, String language) {
        Locale locale = Locale.forLanguageTag(language);
        DisplayNames in = names.in(locale);
        return switch (field) {
            case "rules" ->
                running.book().rules().values().stream()
                        .filter(r -> r.status() != RuleStatus.RETIRED)
                        .sorted(Comparator.comparing(Rule::title))
                        .map(Choice::of)
                        .toList();
            case "groups" ->
                names.groups(locale).entrySet().stream()
                        .map(e -> new Choice(e.getKey(), e.getValue(), ""))
                        .toList();
            case "countries" -> named(knowledge.now().countries(), in::country);
            case "admin1s" -> named(knowledge.now().admin1s(), in::named);
            case "theatres" -> named(names.theatres(), name -> name);
            default -> List.of();
        };
    }

    private static List<Choice> named(Collection<String> values, UnaryOperator<String> name) {
        return values.stream()
                .map(value -> new Choice(value, name.apply(value), ""))
                .sorted(Comparator.comparing(Choice::name))
                .toList();
    }

    /** The same wish with all ticked that can be, so that the fields for text hold only the rest. */
    Form tick(Form form) {
        Map<String, List<String>> values = new HashMap<>(form.values());
        for (String field : FIELDS) {
            Map<String, String> offered = of(field, "en").stream()
                    .collect(Collectors.toMap(c -> c.value().toLowerCase(Locale.ROOT), Choice::value, (a, b) -> a));
            List<String> ticked = new ArrayList<>();
            List<String> typed = new ArrayList<>();
            for (String value : WishForm.listed(form.get(field))) {
                String known = offered.get(value.toLowerCase(Locale.ROOT));
                if (known == null) {
                    typed.add(value);
                } else {
                    ticked.add(known);
                }
            }
            values.put(field, List.of(String.join(", ", typed)));
            values.put(ticked(field), ticked);
        }
        return new Form(form.prefix(), values, form.faults());
    }
}
