package org.faultline.notify.outbox;

import java.time.Instant;
import java.util.List;

/**
 * What happened altogether since the digest before, so that a digest can say that nothing came of it.
 *
 * @param events that are known to have happened since
 * @param silent the sources that should be heard and are not
 */
public record DigestFigures(Instant since, long events, List<String> silent) {

    /** Who knows the events and the sources. */
    public interface Source {
        DigestFigures since(Instant since);
    }
}
