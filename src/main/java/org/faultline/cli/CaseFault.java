package org.faultline.cli;

import java.util.List;

/** A cases file that cannot be used; each fault is named with its file and line. */
final class CaseFault extends RuntimeException {
    private final List<String> faults;

    CaseFault(List<String> faults) {
        super(String.join("\n", faults));
        this.faults = List.copyOf(faults);
    }

    List<String> faults() {
        return faults;
    }
}
