package org.faultline.trial.cases.name;

import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.faultline.knowledge.Decision;
import org.faultline.knowledge.Knowledge;
import org.faultline.knowledge.name.Names;
import org.faultline.knowledge.name.Slip;
import org.jspecify.annotations.Nullable;

/** Known names that somebody nearly wrote: another spelling of the article, or a slip of the keyboard. */
final class NameSlips {
    /** Names that are looked for among all spellings; a file with more of them is no case. */
    private static final int MOST_LOOKED_FOR = 300;

    private final Knowledge knowledge;
    private final Map<String, String> found = new HashMap<>();

    NameSlips(Knowledge knowledge) {
        this.knowledge = knowledge;
    }

    /** The name that one nearly is; empty where it is one, or near none. */
    String meant(Decision.Kind kind, String name) {
        String key = kind + name;
        if (!found.containsKey(key) && found.size() >= MOST_LOOKED_FOR) {
            return "";
        }
        return found.computeIfAbsent(key, k -> search(kind, name));
    }

    private String search(Decision.Kind kind, String name) {
        String written = Names.squeezed(name);
        String bare = Names.bare(name);
        String[] best = {""};
        int[] least = {Integer.MAX_VALUE};
        boolean[] same = {false};
        knowledge.names().forEach(kind, (spelling, of) -> {
            if (Math.abs(spelling.length() - name.length()) > 6) {
                return;
            }
            String known = Names.squeezed(spelling);
            same[0] |= Knowledge.key(spelling).equals(Knowledge.key(name));
            boolean near = known.equals(written) || bare.equals(Names.bare(spelling)) || isSlip(written, known);
            int distance = near ? Math.abs(known.length() - written.length()) + (known.equals(written) ? 0 : 1) : 99;
            if (near && distance < least[0]) {
                least[0] = distance;
                best[0] = of.get();
            }
        });
        return same[0] ? "" : cased(name, best[0]);
    }

    /** As it begins in what was written: the article of a place is mostly small. */
    private static String cased(String written, String name) {
        boolean small = !name.isEmpty() && !written.isEmpty() && Character.isLowerCase(written.charAt(0));
        return small && Names.hasArticle(name)
                ? name.substring(0, 1).toLowerCase(Locale.ROOT) + name.substring(1)
                : name;
    }

    /** Of four letters or fewer, another letter is mostly another name. */
    private static boolean isSlip(String written, String known) {
        return (written.length() > 4 || known.length() > 4 || sorted(written).equals(sorted(known)))
                && Slip.isOne(written, known);
    }

    private static String sorted(String word) {
        char[] letters = word.toCharArray();
        Arrays.sort(letters);
        return new String(letters);
    }

    /** Of some words the one that is meant by a slip of another; null where none is near. */
    static @Nullable String slip(String said, Collection<String> known, UnaryOperator<String> spelling) {
        String plain = Names.bare(said);
        for (String one : known) {
            if (Names.bare(spelling.apply(one)).equals(plain)) {
                return one;
            }
        }
        return plain.length() < 5 ? null : Slip.nearest(plain, known, k -> Names.bare(spelling.apply(k)));
    }
}
