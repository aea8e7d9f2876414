package org.faultline.rule.budget;

import java.util.Set;

/** Rules used more than one is allowed; thrown from inside their code, with the figures as its message. */
public final class BudgetExceeded extends RuntimeException {
    private final transient Set<String> suspects;

    BudgetExceeded(Set<String> suspects, String figures) {
        super(figures);
        this.suspects = suspects;
    }

    /** The names of the rules whose common code used it up. */
    public Set<String> suspects() {
        return suspects;
    }
}
