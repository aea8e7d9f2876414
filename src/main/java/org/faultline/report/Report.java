package org.faultline.report;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One extracted event as one text tells it, checked and cleaned; every later step starts from here.
 *
 * @param dataset with externalId the identity of the report; asOf orders its revisions
 * @param retracted the extractor has withdrawn it; nothing but the identity counts then
 * @param quote the sentence it was extracted from
 * @param flags what the reader of its format did or noticed, in the order of {@link Flag}
 */
public record Report(
        String dataset,
        String externalId,
        Instant asOf,
        boolean retracted,
        EventType type,
        Status status,
        Clarity clarity,
        DateSpan date,
        List<String> sideA,
        List<String> sideB,
        List<String> assocA,
        List<String> assocB,
        @Nullable PlaceName place,
        @Nullable PlaceName origin,
        @Nullable PlaceName destination,
        @Nullable Count fatalities,
        @Nullable Count injured,
        List<Quantity> quantities,
        Outcome outcome,
        Codes codes,
        Source source,
        @Nullable String quote,
        List<Flag> flags) {

    /** Dataset and external id in one word, as links and evidence name a report. */
    public String key() {
        return dataset + ":" + externalId;
    }

    /** The same text as another revision of it. */
    public Report revised(Instant when, boolean withdrawn) {
        return new Report(
                dataset,
                externalId,
                when,
                withdrawn,
                type,
                status,
                clarity,
                date,
                sideA,
                sideB,
                assocA,
                assocB,
                place,
                origin,
                destination,
                fatalities,
                injured,
                quantities,
                outcome,
                codes,
                source,
                quote,
                flags);
    }
}
