package org.faultline.trial.cases;

import java.util.List;

/** Cases files that cannot be used; each fault is named with its file and line. */
public final class CaseFault extends RuntimeException {
    private final List<String> faults;

    public CaseFault(List<String> faults) {
        super(String.join("\n", faults));
        this.faults = List.copyOf(faults);
    }

    public List<String> faults() {
        return faults;
    }
}
