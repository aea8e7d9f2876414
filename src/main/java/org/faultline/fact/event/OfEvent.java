package org.faultline.fact.event;

import java.time.LocalDate;
import org.faultline.fact.Dated;
import org.faultline.report.Clarity;
import org.faultline.report.EventType;
import org.faultline.report.Outcome;
import org.faultline.report.Status;

/** A fact about one event, with what rules ask of that event in reach of one word. */
public interface OfEvent extends Dated {
    Event event();

    default String eventId() {
        return event().id();
    }

    @Override
    default LocalDate day() {
        return event().day();
    }

    default EventType type() {
        return event().type();
    }

    default Status status() {
        return event().status();
    }

    default Clarity clarity() {
        return event().clarity();
    }

    default Outcome outcome() {
        return event().outcome();
    }

    /** Reported or confirmed, and one incident rather than many at once. */
    default boolean happened() {
        return event().happened();
    }

    default boolean violent() {
        return event().violent();
    }

    default boolean coercive() {
        return event().coercive();
    }

    default boolean movement() {
        return event().movement();
    }

    default boolean mobilizing() {
        return event().mobilizing();
    }

    default boolean postureReduction() {
        return event().postureReduction();
    }

    default String admin1() {
        return event().admin1();
    }

    default String admin2() {
        return event().admin2();
    }

    default String country() {
        return event().country();
    }

    /** The name of the place. */
    default String placeName() {
        return event().place().name();
    }

    /** The admin1 area a movement goes to: that of its destination, else of its place. */
    default String goalAdmin1() {
        return event().goal().admin1();
    }

    /** The country a movement comes from: that of its origin, else of its place. */
    default String originCountry() {
        return event().originCountry();
    }

    /** The country a movement goes to: that of its destination, else of its place. */
    default String goalCountry() {
        return event().goalCountry();
    }

    /** Begins in one country and ends in another, both known. */
    default boolean crossesBorder() {
        return event().crossesBorder();
    }

    /** The article that tells of it; of several the first by key. */
    default String article() {
        return event().article();
    }

    /** Kilometres from the nearest of place, origin and destination to a land border; infinite where unknown. */
    default double borderKm() {
        return event().nearestToBorder().borderKm();
    }

    /** The two countries that border parts. */
    default String border() {
        return event().nearestToBorder().border();
    }

    /** The name of that nearest of place, origin and destination. */
    default String borderPlace() {
        return event().nearestToBorder().name();
    }

    /** The admin2 area of that nearest of place, origin and destination. */
    default String borderAdmin2() {
        return event().nearestToBorder().admin2();
    }

    /** Kilometres from the destination alone to a land border; infinite where unknown. */
    default double destinationBorderKm() {
        return event().destination().borderKm();
    }

    default int deathsLow() {
        return event().deaths().low();
    }

    default int deathsBest() {
        return event().deaths().best();
    }

    default int deathsHigh() {
        return event().deaths().high();
    }

    default int injuredBest() {
        return event().injured().best();
    }

    /** Vehicles at least, 0 where no report gives a number. */
    default int vehicles() {
        return event().vehicles();
    }

    /** Personnel at least, 0 where no report gives a number. */
    default int personnel() {
        return event().personnel();
    }

    /** Vehicles and personnel in words, at least so many; what no report counts is left out. */
    default String strength() {
        String cars = vehicles() > 0 ? vehicles() + " vehicles" : "";
        String people = personnel() > 0 ? personnel() + " people" : "";
        String both = cars.isEmpty() || people.isEmpty() ? cars + people : cars + " and " + people;
        return both.isEmpty() ? "uncounted strength" : "at least " + both;
    }

    @Override
    default boolean lacks(String field) {
        return event().lacks(field);
    }

    default int positionsLost() {
        return event().positionsLost();
    }

    /** Days from the end of the event to the day it could be known. */
    default int lateDays() {
        return event().lateDays();
    }

    /** How many original sources, not outlets, tell of the event. */
    default int independentSources() {
        return event().independentSources();
    }
}
