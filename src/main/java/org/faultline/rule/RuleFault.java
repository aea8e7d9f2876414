package org.faultline.rule;

import java.util.List;

/** Rules that cannot run; each fault is named with its file, and line and column where they are known. */
public final class RuleFault extends RuntimeException {
    private final List<String> faults;

    public RuleFault(List<String> faults) {
        super(faults.size() + (faults.size() == 1 ? " fault" : " faults") + " in the rules:\n  "
                + String.join("\n  ", faults));
        this.faults = List.copyOf(faults);
    }

    public List<String> faults() {
        return faults;
    }
}
