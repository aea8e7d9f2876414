package org.faultline.fact.event;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.stream.Stream;
import org.faultline.fact.Casualties;
import org.faultline.fact.Fact;
import org.faultline.fact.Part;
import org.faultline.fact.Quantities;
import org.faultline.fact.ReportExcerpt;
import org.faultline.fact.Site;
import org.faultline.fact.Spelling;
import org.faultline.report.Clarity;
import org.faultline.report.EventType;
import org.faultline.report.EventType.Trait;
import org.faultline.report.Outcome;
import org.faultline.report.Status;
import org.jspecify.annotations.Nullable;

/**
 * One incident as all its reports tell it.
 *
 * @param knownOn the day it could first be known: the earliest publication, or revision, of any of its reports
 * @param spellings the names in its reports as they stand there
 */
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
        Casualties deaths,
        Casualties injured,
        Quantities quantities,
        Outcome outcome,
        List<Part> parts,
        List<String> sources,
        LocalDate knownOn,
        List<Spelling> spellings,
        List<ReportExcerpt> reports,
        List<Link> links)
        implements Fact {

    /** At least; 0 where no report gives a number. */
    public int vehicles() {
        return orZero(quantities.vehicles());
    }

    /** At least; 0 where no report gives a number. */
    public int personnel() {
        return orZero(quantities.personnel());
    }

    /** At least; 0 where no report gives a number. */
    public int positionsLost() {
        return orZero(quantities.positionsLost());
    }

    private static int orZero(@Nullable Integer number) {
        return number == null ? 0 : number;
    }

    @Override
    public boolean lacks(String field) {
        return switch (field) {
            case "vehicles" -> quantities.vehicles() == null;
            case "personnel" -> quantities.personnel() == null;
            case "positionsLost" -> quantities.positionsLost() == null;
            case "deathsLow", "deathsBest", "deathsHigh" -> !deaths.known();
            case "injuredBest" -> !injured.known();
            default -> false;
        };
    }

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

    /** The country a movement comes from: that of its origin, else of its place. */
    public String originCountry() {
        return origin.known() ? origin.country() : place.country();
    }

    /** The country a movement goes to: that of its destination, else of its place. */
    public String goalCountry() {
        return goal().country();
    }

    /** Begins in one country and ends in another, both known. */
    public boolean crossesBorder() {
        return !originCountry().isEmpty()
                && !goalCountry().isEmpty()
                && !originCountry().equals(goalCountry());
    }

    /** The article that the first of its reports, by key, stands in. */
    public String article() {
        return reports.get(0).article();
    }

    /** Of place, origin and destination the one nearest to a land border. */
    public Site nearestToBorder() {
        return Stream.of(place, origin, destination)
                .reduce((a, b) -> b.borderKm() < a.borderKm() ? b : a)
                .orElse(place);
    }

    /** How many days after its end it could be known; 0 where that was on the day itself or before. */
    public int lateDays() {
        return (int) Math.max(0, ChronoUnit.DAYS.between(end, knownOn));
    }

    public int independentSources() {
        return sources.size();
    }

    /** The same on another day. */
    public Event on(LocalDate other) {
        return new Event(
                id,
                type,
                status,
                clarity,
                start,
                end,
                other,
                datePrecision,
                place,
                origin,
                destination,
                deaths,
                injured,
                quantities,
                outcome,
                parts,
                sources,
                knownOn,
                spellings,
                reports,
                links);
    }

    /** The same in another place. */
    public Event at(Site otherPlace, Site otherOrigin, Site otherDestination) {
        return new Event(
                id,
                type,
                status,
                clarity,
                start,
                end,
                day,
                datePrecision,
                otherPlace,
                otherOrigin,
                otherDestination,
                deaths,
                injured,
                quantities,
                outcome,
                parts,
                sources,
                knownOn,
                spellings,
                reports,
                links);
    }

    /** The same as these original sources alone tell it. */
    public Event toldBy(List<String> others) {
        return new Event(
                id,
                type,
                status,
                clarity,
                start,
                end,
                day,
                datePrecision,
                place,
                origin,
                destination,
                deaths,
                injured,
                quantities,
                outcome,
                parts,
                others,
                knownOn,
                spellings,
                reports,
                links);
    }
}
