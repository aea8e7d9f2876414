package org.faultline.cli.option;

import java.util.List;

/** Settings whose values are not what is allowed, each with where its value is from. */
public final class WrongSettings extends IllegalArgumentException {
    WrongSettings(List<String> faults) {
        super(String.join("\n", faults));
    }
}
