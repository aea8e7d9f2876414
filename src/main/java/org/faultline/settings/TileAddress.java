package org.faultline.settings;

import java.util.List;
import java.util.regex.Pattern;

/** Where the pictures of a map come from: an address with {@code {z}}, {@code {x}} and {@code {y}} in place of its numbers. */
public record TileAddress(String template) {
    /** A host whose name holds what a policy would take for its next word is none. */
    private static final Pattern ADDRESS = Pattern.compile("(https?://[\\w.-]+(?::\\d{1,5})?)/[^\\s\"'<>]+");

    /** The host that browsers may fetch pictures from, as a content security policy names it. */
    public String origin() {
        return ADDRESS.matcher(template).replaceFirst("$1");
    }

    /** As a setting. */
    public static final class Type extends SettingType<TileAddress> {
        public Type() {
            super("the address of tiles with {z}, {x} and {y}", "https://tiles.example.org/{z}/{x}/{y}.png");
        }

        @Override
        public TileAddress convert(String text) {
            return read(
                    text,
                    TileAddress::new,
                    tiles -> ADDRESS.matcher(tiles.template).matches()
                            && List.of("{z}", "{x}", "{y}").stream().allMatch(tiles.template::contains));
        }
    }
}
