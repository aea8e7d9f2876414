package org.faultline.web.event;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import org.faultline.fact.event.Event;
import org.faultline.fact.store.EventFilter;
import org.faultline.fact.store.EventJson;
import org.faultline.fact.store.Events;
import org.faultline.notify.mail.page.AlertPage;
import org.faultline.notify.mail.page.EvidenceItems;
import org.faultline.notify.mail.page.MapCache;
import org.faultline.notify.mail.words.LengthLimits;
import org.faultline.notify.mail.words.MailPhrases;
import org.faultline.rule.firing.EvidenceReader;
import org.faultline.web.page.PageNames;

/** Events in words, and on a map, for the pages that list them. */
@ApplicationScoped
public class EventBriefs {
    /** How many of the latest events a map shows. */
    private static final int ON_A_MAP = 100;

    private final PageNames names;
    private final Events events;
    private final MapCache maps;

    EventBriefs(PageNames names, Events events, MapCache maps) {
        this.names = names;
        this.events = events;
        this.maps = maps;
    }

    /** @param contents events as they were kept */
    public List<EventBrief> of(List<String> contents, MailPhrases words) {
        EvidenceItems items = new EvidenceItems(words, LengthLimits.LARGEST_FIRST.get(0), names.in(words.language()));
        return contents.stream()
                .map(EventJson::read)
                .map(e -> new EventBrief(e, items.item(EvidenceReader.evidence(e))))
                .toList();
    }

    /** A picture of where the latest events were; nothing where no place of them is known. */
    public Optional<AlertPage.Picture> map(EventFilter filter, MailPhrases words) {
        return map(
                events.page(filter, ON_A_MAP, null).events().stream()
                        .map(EventJson::read)
                        .toList(),
                words);
    }

    /** A picture of where these were. */
    Optional<AlertPage.Picture> map(List<Event> some, MailPhrases words) {
        return maps.of(some.stream().map(EvidenceReader::evidence).toList(), words);
    }
}
