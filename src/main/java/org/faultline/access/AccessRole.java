package org.faultline.access;

import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** What somebody may do; each may do all that those before it may. */
public enum AccessRole {
    /** Sees alerts, events and rules. */
    READER,
    /** Works on alerts, rules, names, links and silences; posts reports. */
    ANALYST,
    /** People, keys, subscriptions of others, the outbox. */
    ADMIN;

    public boolean includes(AccessRole other) {
        return compareTo(other) >= 0;
    }

    /** The lesser of the two. */
    public AccessRole atMost(AccessRole other) {
        return includes(other) ? other : this;
    }

    /** The highest of those that are named, in whatever case; what is no role is passed over. */
    public static Optional<AccessRole> highest(Collection<String> names) {
        return Arrays.stream(values())
                .filter(role -> names.stream().anyMatch(role.name()::equalsIgnoreCase))
                .max(Comparator.naturalOrder());
    }

    /** The names of all that this role includes. */
    public Set<String> names() {
        return Arrays.stream(values())
                .filter(this::includes)
                .map(AccessRole::name)
                .collect(Collectors.toUnmodifiableSet());
    }
}
