package org.faultline.web;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Named;
import org.faultline.alert.Cause;
import org.faultline.knowledge.DisplayNames;
import org.faultline.knowledge.FieldMeaning;
import org.faultline.knowledge.Knowledge;

/** The names that pages show in place of ids and codes, for their templates. */
@Named("names")
@ApplicationScoped
public class PageNames {
    private final DisplayNames names;

    PageNames(Knowledge knowledge) {
        this.names = knowledge.displayNames();
    }

    public String group(String id) {
        return names.group(id);
    }

    /** By ISO 3166-1 alpha-3. */
    public String country(String code) {
        return names.country(code);
    }

    /** A value of a field, a group-by name or a filter. */
    public String value(String field, String value) {
        return FieldMeaning.of(field).shown(value, names);
    }

    /** A group, a dyad or an actor that somebody asks about. */
    public String asked(String subject) {
        return names.asked(subject);
    }

    /** Why an alert took something back. */
    public String cause(Cause cause) {
        return cause.words(names::group);
    }
}
