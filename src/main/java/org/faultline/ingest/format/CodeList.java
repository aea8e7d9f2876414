package org.faultline.ingest.format;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import org.faultline.report.delivery.Nearest;
import org.jspecify.annotations.Nullable;

/** What the codes of one column mean; a closed list, in which case does not count. */
public final class CodeList {
    private static final int MOST_NAMED = 12;

    private final Map<String, String> values = new HashMap<>();
    private final TreeSet<String> known = new TreeSet<>();

    public CodeList(Map<String, String> values) {
        values.forEach((code, value) -> {
            if (!code.isEmpty()) {
                this.values.put(code.toLowerCase(Locale.ROOT), value);
                known.add(code);
            }
        });
    }

    @Nullable
    public String of(String code) {
        String exact = values.get(code);
        return exact != null ? exact : values.get(code.toLowerCase(Locale.ROOT));
    }

    /** Why a code is refused: the known ones where they are few, else the nearest; the numbers near a number mean nothing. */
    public String refusal(String code) {
        if (known.size() <= MOST_NAMED) {
            return "is not one of the known codes " + String.join(", ", known);
        }
        return "is not a known code" + (code.chars().anyMatch(Character::isLetter) ? Nearest.hint(code, known) : "");
    }
}
