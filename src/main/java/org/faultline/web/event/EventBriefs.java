package org.faultline.web.event;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import org.faultline.fact.store.EventJson;
import org.faultline.notify.mail.page.AlertPage;
import org.faultline.notify.mail.page.EvidenceItems;
import org.faultline.notify.mail.page.MapCache;
import org.faultline.notify.mail.words.LengthLimits;
import org.faultline.rule.firing.EvidenceReader;
import org.faultline.web.page.Frame;

/** Events in words, and on a map, for the pages that list them. */
@ApplicationScoped
public class EventBriefs {
    private final MapCache maps;

    EventBriefs(MapCache maps) {
        this.maps = maps;
    }

    /** @param contents events as they were kept */
    public List<EventBrief> of(List<String> contents, Frame frame) {
        EvidenceItems items = new EvidenceItems(frame.words(), LengthLimits.LARGEST_FIRST.get(0), frame.names());
        return contents.stream()
                .map(EventJson::read)
                .map(e -> new EventBrief(e, items.item(EvidenceReader.evidence(e))))
                .toList();
    }

    /** A picture of where some events were; nothing where no place of them is known. */
    public Optional<AlertPage.Picture> map(List<EventBrief> some, Frame frame) {
        return maps.of(
                some.stream().map(b -> EvidenceReader.evidence(b.event())).toList(), frame.words());
    }
}
