package org.faultline.fact;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.faultline.report.Clarity;
import org.faultline.report.EventType;
import org.faultline.report.EventType.Trait;
import org.faultline.report.Outcome;
import org.faultline.report.Status;

/** One incident as all its reports tell it. */
public record Event(
        String id,
        EventType type,
        Status status,
        Clarity clarity,
        LocalDate start,
        LocalDate end,
        LocalDate day,
        int datePrecision,
        Site place,
        Site origin,
        Site destination,
        Toll deaths,
        Toll injured,
        int vehicles,
        int personnel,
        int positionsLost,
        Outcome outcome,
        List<Part> parts,
        List<String> sources,
        List<Telling> reports,
        List<Link> links)
        implements Fact, Dated {

    /** Reported or confirmed, and one incident rather than many at once. */
    public boolean happened() {
        return (status == Status.REPORTED || status == Status.CONFIRMED) && clarity == Clarity.SINGLE;
    }

    public boolean violent() {
        return type.is(Trait.VIOLENT);
    }

    public boolean coercive() {
        return type.is(Trait.COERCIVE);
    }

    public boolean movement() {
        return type.is(Trait.MOVEMENT);
    }

    public boolean mobilizing() {
        return type.is(Trait.MOBILIZING);
    }

    public boolean postureReduction() {
        return type.is(Trait.POSTURE_REDUCTION);
    }

    public String admin1() {
        return place.admin1();
    }

    public String admin2() {
        return place.admin2();
    }

    public String country() {
        return place.country();
    }

    /** Where a movement goes: its destination, else its place. */
    public Site goal() {
        return destination.known() ? destination : place;
    }

    /** Of place, origin and destination the one nearest to a land border. */
    public Site nearestToBorder() {
        return Stream.of(place, origin, destination)
                .reduce((a, b) -> b.borderKm() < a.borderKm() ? b : a)
                .orElse(place);
    }

    public int independentSources() {
        return sources.size();
    }
}
