package org.faultline.web.alert;

import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.smallrye.mutiny.operators.multi.processors.BroadcastProcessor;
import jakarta.inject.Singleton;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.Sse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.ParameterIn;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.faultline.alert.store.AlertFilter;
import org.faultline.alert.store.RevisionFeed;
import org.faultline.job.BackgroundJob;
import org.faultline.web.http.FilterNames;
import org.faultline.web.http.Problem;
import org.jspecify.annotations.Nullable;

/**
 * New revisions of alerts as they come (server-sent events). Whoever was away goes on after the last one they saw, however long ago that was,
 * as all stand in the database; so it does not matter which replica they come back to.
 */
@Path("/api/v1/alerts/stream")
@Singleton
public class AlertStream {
    /** So that proxies do not take a quiet stream for a dead one. */
    private static final Duration HEARTBEAT = Duration.ofSeconds(15);

    /** After which a follower has to come anew and show who they are. */
    private static final Duration LONGEST = Duration.ofHours(1);

    private static final int AT_ONCE = 100;
    private static final int MOST_FOLLOWERS = 1_000;

    private final RevisionFeed feed;
    private final AlertBriefs briefs;
    private final FilterNames filters;
    private final BroadcastProcessor<Long> news = BroadcastProcessor.create();
    private final AtomicInteger followers = new AtomicInteger();
    private long newest = -1;

    AlertStream(RevisionFeed feed, AlertBriefs briefs, FilterNames filters) {
        this.filters = filters;
        this.feed = feed;
        this.briefs = briefs;
    }

    /** One query a second for all followers together. */
    @BackgroundJob
    @Scheduled(every = "1s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void look() {
        if (followers.get() > 0) {
            long now = feed.newest();
            if (now != newest) {
                newest = now;
                news.onNext(now);
            }
        }
    }

    @GET
    @Produces(MediaType.SERVER_SENT_EVENTS)
    @Operation(
            operationId = "followAlerts",
            summary = "New revisions of alerts, as they come (server-sent events)",
            description =
                    "With the filters of the list. Each event has the name revision, the position as its id, and as its"
                            + " data the number of the revision, why it was made, and the alert as it is now. With Last-Event-ID"
                            + " it goes on after that one, however long ago it was; else with what is new from now on.")
    @APIResponse(
            responseCode = "200",
            description = "Events until the caller ends it",
            content = @Content(mediaType = MediaType.SERVER_SENT_EVENTS, schema = @Schema(type = SchemaType.STRING)))
    @APIResponse(responseCode = "503", description = "Too many follow already")
    @Parameter(name = "rule", in = ParameterIn.QUERY, description = "rule id")
    @Parameter(name = "severity", in = ParameterIn.QUERY, description = "at least LOW, MEDIUM, HIGH or CRITICAL")
    @Parameter(name = "condition", in = ParameterIn.QUERY, description = "PENDING, ACTIVE, COOLING, ENDED or WITHDRAWN")
    @Parameter(name = "workflow", in = ParameterIn.QUERY, description = "OPEN, ACKNOWLEDGED or CLOSED")
    @Parameter(name = "country", in = ParameterIn.QUERY, description = "ISO 3166-1 alpha-3")
    @Parameter(name = "admin1", in = ParameterIn.QUERY)
    @Parameter(name = "actor", in = ParameterIn.QUERY, description = "name of an actor in the evidence")
    @Parameter(name = "group", in = ParameterIn.QUERY, description = "actor group in the evidence")
    @Parameter(name = "theatre", in = ParameterIn.QUERY, description = "in which it is worked out")
    @Parameter(name = "since", in = ParameterIn.QUERY, description = "last event on or after this date")
    @Parameter(name = "until", in = ParameterIn.QUERY, description = "first event on or before this date")
    @Parameter(name = "bbox", in = ParameterIn.QUERY, description = "an event within west,south,east,north in degrees")
    @Parameter(name = "q", in = ParameterIn.QUERY, description = "words in title or summary")
    public Multi<OutboundSseEvent> follow(
            @HeaderParam("Last-Event-ID") @Nullable String last, @Context UriInfo uri, @Context Sse sse) {
        AlertFilter filter = filters.alerts(uri).filter();
        AtomicLong position = new AtomicLong(last == null || last.isBlank() ? feed.newest() : position(last));
        if (followers.get() >= MOST_FOLLOWERS) {
            throw Problem.of(503, "Too many followers", "As many follow this stream as may; try again later")
                    .thrown();
        }
        Multi<OutboundSseEvent> revisions = Multi.createBy()
                .merging()
                .streams(Multi.createFrom().item(0L), news.onOverflow().dropPreviousItems())
                .onItem()
                .transformToMultiAndConcatenate(signal -> after(position, filter, sse));
        Multi<OutboundSseEvent> heartbeats = Multi.createFrom()
                .ticks()
                .every(HEARTBEAT)
                .onOverflow()
                .drop()
                .map(tick -> sse.newEventBuilder().comment("").build());
        return Multi.createBy()
                .merging()
                .streams(revisions, heartbeats)
                .select()
                .first(LONGEST)
                .onSubscription()
                .invoke(() -> followers.incrementAndGet())
                .onTermination()
                .invoke(() -> followers.decrementAndGet());
    }

    private static long position(String given) {
        if (!given.matches("\\d{1,18}")) {
            throw Problem.badInput(new Problem.Violation("Last-Event-ID", given, "is no id that this stream gave"))
                    .thrown();
        }
        return Long.parseLong(given);
    }

    /** All that follow what was told already, a page after the other, read beside the threads that carry requests. */
    private Multi<OutboundSseEvent> after(AtomicLong position, AlertFilter filter, Sse sse) {
        return Multi.createBy()
                .repeating()
                .uni(() -> Uni.createFrom()
                        .item(() -> page(position, filter, sse))
                        .runSubscriptionOn(Infrastructure.getDefaultWorkerPool()))
                .whilst(Read::more)
                .onItem()
                .transformToIterable(Read::events);
    }

    private record Read(List<OutboundSseEvent> events, boolean more) {}

    private Read page(AtomicLong position, AlertFilter filter, Sse sse) {
        List<RevisionFeed.Change> changes = feed.after(position.get(), AT_ONCE);
        if (changes.isEmpty()) {
            return new Read(List.of(), false);
        }
        position.set(changes.get(changes.size() - 1).position());
        List<OutboundSseEvent> events = new ArrayList<>();
        briefs.revised(changes, filter).forEach((change, revised) -> events.add(event(change, revised, sse)));
        return new Read(events, changes.size() == AT_ONCE);
    }

    private static OutboundSseEvent event(RevisionFeed.Change change, AlertBriefs.Revised revised, Sse sse) {
        return sse.newEventBuilder()
                .id(String.valueOf(change.position()))
                .name("revision")
                .mediaType(MediaType.APPLICATION_JSON_TYPE)
                .data(revised)
                .build();
    }
}
