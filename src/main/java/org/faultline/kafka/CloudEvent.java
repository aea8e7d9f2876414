package org.faultline.kafka;

import java.net.URI;
import java.time.Instant;
import org.faultline.alert.store.RevisionFeed;
import org.faultline.web.alert.AlertBriefs;

/**
 * That an alert has a new revision, as a <a href="https://github.com/cloudevents/spec/blob/v1.0.2/cloudevents/spec.md">CloudEvent 1.0</a>.
 *
 * @param id of the alert and the revision, the same however often it is sent
 * @param source the base URL of the service
 * @param subject the id of the alert
 * @param time when the revision was made
 */
record CloudEvent(
        String specversion,
        String id,
        URI source,
        String type,
        String subject,
        Instant time,
        String datacontenttype,
        AlertBriefs.Revised data) {
    static final String CONTENT_TYPE = "application/cloudevents+json; charset=UTF-8";

    static CloudEvent of(URI source, RevisionFeed.Change change, AlertBriefs.Revised data) {
        String alert = String.valueOf(change.alertId());
        return new CloudEvent(
                "1.0",
                alert + "-" + change.revision(),
                source,
                "org.faultline.alert.revised.v1",
                alert,
                change.at(),
                "application/json",
                data);
    }
}
