package org.faultline.fact.aggregate;

import java.util.List;
import java.util.function.Function;
import org.faultline.fact.Casualties;
import org.faultline.fact.Dated;
import org.faultline.fact.event.Event;
import org.faultline.fact.event.Sources;
import org.faultline.report.EventType;
import org.faultline.report.EventType.Trait;

/** What happened of one type in one admin1 area on one day; only events that happened are in it. */
public interface OfDay extends Dated {
    EventType type();

    String admin1();

    /** The events of that day, by id. */
    List<Event> events();

    /** The number of events. */
    default int count() {
        return events().size();
    }

    /** The number of different places they were at: events of one place and day are one alert. */
    default int episodes() {
        return (int) events().stream().map(e -> e.place().name()).distinct().count();
    }

    default boolean violent() {
        return type().is(Trait.VIOLENT);
    }

    default boolean coercive() {
        return type().is(Trait.COERCIVE);
    }

    default boolean movement() {
        return type().is(Trait.MOVEMENT);
    }

    default boolean mobilizing() {
        return type().is(Trait.MOBILIZING);
    }

    default boolean postureReduction() {
        return type().is(Trait.POSTURE_REDUCTION);
    }

    default int deathsLow() {
        return sum(Event::deaths).low();
    }

    default int deathsBest() {
        return sum(Event::deaths).best();
    }

    default int deathsHigh() {
        return sum(Event::deaths).high();
    }

    /** How many original sources tell of that day. */
    default int independentSources() {
        return Sources.count(events());
    }

    /** Whether none of its events knows the number. */
    @Override
    default boolean lacks(String field) {
        return events().stream().allMatch(e -> e.lacks(field));
    }

    private Casualties sum(Function<Event, Casualties> casualties) {
        return events().stream().map(casualties).reduce(Casualties.UNKNOWN, Casualties::plus);
    }
}
