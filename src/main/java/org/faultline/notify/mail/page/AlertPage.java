package org.faultline.notify.mail.page;

import java.util.List;
import org.faultline.notify.mail.map.PngImage;
import org.faultline.notify.mail.words.PlainText;
import org.jspecify.annotations.Nullable;

/**
 * A mail about one alert, every sentence of it in the reader's language; the templates only lay it out.
 *
 * @param lead the first line: what is new and why
 * @param summary empty where the first line says it
 * @param struck whether it no longer stands
 * @param said what was said before and what is true now, where that differs
 * @param map null where no place is known well enough
 * @param leftOut how many events are left out, empty where none
 */
public record AlertPage(
        MailFrame frame,
        String lead,
        String title,
        boolean struck,
        String summary,
        List<Corrections.Said> said,
        List<String> changes,
        List<Fact> facts,
        @Nullable Picture map,
        DayChart days,
        String heading,
        List<EvidenceItems.Item> evidence,
        String leftOut,
        Links links,
        String foot) {
    /** One line about the alert as a whole, with what more there is to say of it. */
    record Fact(String label, String value, List<String> notes) {}

    /** The map: what it is called within the mail, what it shows in words, and what its signs mean. */
    public record Picture(String cid, PngImage png, String alt, String caption) {
        /** For an attribute, where no markup may stand. */
        public PlainText bareAlt() {
            return new PlainText(alt);
        }
    }

    /** Addresses of the alert's page; those that give a verdict open it with the choice made, and change nothing by themselves. */
    record Links(String alert) {
        public String useful() {
            return alert + "?verdict=useful#verdict";
        }

        public String noise() {
            return alert + "?verdict=noise#verdict";
        }

        public String wrong() {
            return alert + "?verdict=wrong#verdict";
        }
    }

    public PlainText bareTitle() {
        return new PlainText(title);
    }
}
