package org.faultline.web.page;

import io.quarkus.qute.RawString;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.commons.text.StringEscapeUtils;
import org.faultline.access.Refused;
import org.faultline.access.password.PasswordHash;
import org.faultline.alert.work.NotAllowed;
import org.faultline.alert.work.StaleVersion;
import org.faultline.subscription.InvalidAddress;
import org.faultline.web.http.Problem;
import org.jspecify.annotations.Nullable;

/**
 * A form as its page shows it: what was typed, and beside each field what is wrong with it.
 *
 * @param prefix of the ids of its fields, as a page may have several forms
 * @param values by the names of its fields
 * @param faults none where it was not refused
 */
public record Form(String prefix, Map<String, List<String>> values, List<Problem.Violation> faults) {
    public static Form of(String prefix, Map<String, List<String>> values) {
        return new Form(prefix, values, List.of());
    }

    public static Form empty(String prefix) {
        return of(prefix, Map.of());
    }

    /** With these fields as they were typed, and the others as they are. */
    public Form typed(Map<String, List<String>> typed) {
        Map<String, List<String>> all = new HashMap<>(values);
        all.putAll(typed);
        return new Form(prefix, all, faults);
    }

    public Form refused(Problem problem) {
        List<Problem.Violation> all = problem.violations().isEmpty()
                ? List.of(new Problem.Violation(
                        "", null, problem.detail() == null ? problem.title() : String.valueOf(problem.detail())))
                : problem.violations();
        return new Form(prefix, values, all);
    }

    /** Does what a form asks for; gives what it is refused for, or null where it is done. */
    public static @Nullable Problem refusal(Runnable act) {
        try {
            act.run();
            return null;
        } catch (Problem.Thrown e) {
            return e.problem();
        } catch (InvalidAddress e) {
            return Problems.invalidAddress(e);
        } catch (StaleVersion e) {
            return Problems.conflict(e);
        } catch (NotAllowed e) {
            return Problems.conflict(e);
        } catch (Refused e) {
            return Problems.refused(e);
        } catch (PasswordHash.TooMany e) {
            return Problems.tooMany(e);
        }
    }

    public boolean failed() {
        return !faults.isEmpty();
    }

    public String get(String name) {
        List<String> given = values.getOrDefault(name, List.of());
        return given.isEmpty() || given.get(0) == null ? "" : given.get(0);
    }

    /** One of several fields of a name, counted from 0. */
    public String get(String name, int index) {
        List<String> given = values.getOrDefault(name, List.of());
        return given.size() <= index || given.get(index) == null ? "" : given.get(index);
    }

    public boolean has(String name, String value) {
        return values.getOrDefault(name, List.of()).contains(value);
    }

    public String id(String name) {
        return prefix + name;
    }

    /** The attributes of a field, its id among them; those that say that it is wrong and where that is said, where it is. */
    public RawString mark(String name) {
        String id = " id=\"" + id(name) + "\"";
        return new RawString(
                reasons(name).isEmpty()
                        ? id
                        : id + " aria-invalid=\"true\" aria-describedby=\"" + id(name) + "-fault\"");
    }

    /** What is wrong with a field, to stand beside it; the reasons are in English in every language. */
    public RawString note(String name) {
        List<String> reasons = reasons(name);
        return new RawString(
                reasons.isEmpty()
                        ? ""
                        : "<span class=\"fault\" id=\"" + id(name) + "-fault\" lang=\"en\" dir=\"ltr\">"
                                + StringEscapeUtils.escapeHtml4(String.join("; ", reasons)) + "</span>");
    }

    /** Whether something is wrong with any of these fields. */
    public boolean marked(String... names) {
        return Arrays.stream(names).anyMatch(name -> !reasons(name).isEmpty());
    }

    /** What is wrong and stands beside no field. */
    public List<String> others() {
        return faults.stream()
                .filter(v -> v.field().isEmpty() || !values.containsKey(field(v.field())))
                .map(v -> v.field().isEmpty() ? v.reason() : v.field() + ": " + said(v))
                .toList();
    }

    private List<String> reasons(String name) {
        List<String> reasons = new ArrayList<>();
        faults.stream()
                .filter(v -> field(v.field()).equals(name))
                .map(Form::said)
                .forEach(reasons::add);
        return reasons;
    }

    private static String said(Problem.Violation v) {
        return v.value() == null || v.value().isEmpty() ? v.reason() : "“" + v.value() + "” " + v.reason();
    }

    /** The field of the form in which a field of the API is filled in: {@code near[0].km} in near, {@code quiet.from} in quietFrom. */
    private static String field(String name) {
        int list = name.indexOf('[');
        int dot = name.indexOf('.');
        if (list >= 0) {
            return name.substring(0, list);
        }
        return dot < 0
                ? name
                : name.substring(0, dot) + Character.toUpperCase(name.charAt(dot + 1)) + name.substring(dot + 2);
    }
}
