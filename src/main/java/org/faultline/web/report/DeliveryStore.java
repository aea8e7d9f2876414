package org.faultline.web.report;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.faultline.report.delivery.BadRow;
import org.faultline.report.delivery.Delivery;
import org.faultline.report.delivery.Rejection;
import org.faultline.report.store.ImportLog;
import org.faultline.report.store.Receipt;
import org.faultline.report.store.Reports;
import org.faultline.web.event.PlaceWarnings;
import org.jspecify.annotations.Nullable;

/** Stores what a body holds, batch by batch, and sets its bad rows aside: rows of one table together, under its header. */
final class DeliveryStore {
    /** What rows must have in common to be one file again. */
    private record Table(
            @Nullable String format,
            @Nullable String header,
            @Nullable String part) {}

    private static final int MOST_SET_ASIDE = 1_000_000;

    private final Reports reports;
    private final ImportLog intakes;
    private final Instant received;
    private final ImportLog.@Nullable Intake ofImport;
    private final long through;
    private final String request;
    private final Map<Table, Long> setAside = new HashMap<>();
    private final PlaceWarnings places;
    private Receipt receipt = Receipt.NOTHING;
    private @Nullable Delivery held;
    private int kept;

    /**
     * @param ofImport the import that all of it is a part of, or null for a body that came by itself
     * @param request the id of the request it came by
     */
    DeliveryStore(
            Reports reports,
            ImportLog intakes,
            PlaceWarnings places,
            Instant received,
            ImportLog.@Nullable Intake ofImport,
            long through,
            String request) {
        this.places = places;
        this.reports = reports;
        this.intakes = intakes;
        this.received = received;
        this.ofImport = ofImport;
        this.through = through;
        this.request = request;
    }

    /** Holds one back: how far the import has come may be written with the last only, or a crash between two would skip some. */
    void take(Delivery delivery) {
        if (held != null) {
            store(held, 0);
        }
        held = delivery;
    }

    private void store(Delivery whole, long line) {
        Delivery delivery = bounded(whole);
        Long intake = null;
        if (ofImport != null) {
            intake = ofImport.id();
        } else if (!delivery.bad().isEmpty()) {
            intake = begun(delivery);
        }
        receipt = receipt.plus(reports.store(delivery, received, intake, line, request))
                .warned(places.of(delivery.items()));
        if (intake != null && !delivery.bad().isEmpty()) {
            receipt = receipt.setAsideAt("/api/v1/quarantine/" + intake);
        }
    }

    /** A body can hold more nonsense than anybody will mend; all of it is counted, so much of it is kept. */
    private Delivery bounded(Delivery delivery) {
        if (kept + delivery.bad().size() <= MOST_SET_ASIDE) {
            kept += delivery.bad().size();
            return delivery;
        }
        List<BadRow> some = delivery.bad().subList(0, MOST_SET_ASIDE - kept);
        kept = MOST_SET_ASIDE;
        List<Rejection> warnings = new ArrayList<>(delivery.warnings());
        warnings.add(new Rejection(
                -1, null, "", null, "only the first " + MOST_SET_ASIDE + " refused records are set aside", null, null));
        return new Delivery(
                delivery.items(),
                delivery.rejected(),
                warnings,
                some,
                delivery.format(),
                delivery.header(),
                delivery.part());
    }

    private Long begun(Delivery delivery) {
        Table table = new Table(delivery.format(), delivery.header(), delivery.part());
        return setAside.computeIfAbsent(table, t -> intakes.begin(
                        Objects.requireNonNullElse(t.part, ""),
                        Objects.requireNonNullElse(t.format, ""),
                        null,
                        received)
                .id());
    }

    /** Stores what was held back; gives what became of all of it. */
    Receipt finished() {
        if (held != null) {
            store(held, through);
            held = null;
        }
        return receipt;
    }
}
