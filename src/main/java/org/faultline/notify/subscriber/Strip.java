package org.faultline.notify.subscriber;

/** Everywhere within so many kilometres of a land border, on either side; the border as evidence names it. */
public record Strip(String border, double km) {

    /** Whether it runs along that border, however either is written. */
    public boolean isOf(String other) {
        return Matter.border(other).equals(Matter.border(border));
    }

    boolean holds(Matter.Spot spot) {
        return spot.borderKm() <= km && spot.border().equals(Matter.border(border));
    }
}
