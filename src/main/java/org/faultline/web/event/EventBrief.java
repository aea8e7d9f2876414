package org.faultline.web.event;

import java.util.List;
import org.faultline.fact.Part;
import org.faultline.fact.event.Event;
import org.faultline.notify.mail.page.EvidenceItems;

/**
 * An event as a list shows it.
 *
 * @param said what it was, who took part, how exactly it is known and its reports, in the words of a mail
 */
public record EventBrief(Event event, EvidenceItems.Item said) {
    public List<String> groups() {
        return event.parts().stream().map(Part::group).distinct().toList();
    }
}
