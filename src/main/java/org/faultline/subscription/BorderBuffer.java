package org.faultline.subscription;

/** Everywhere within so many kilometres of a land border, on either side; the border as evidence names it. */
public record BorderBuffer(String border, double km) {

    /** Whether it runs along that border, however either is written. */
    public boolean isOf(String other) {
        return AlertFacets.border(other).equals(AlertFacets.border(border));
    }

    boolean holds(AlertFacets.Spot spot) {
        return spot.borderKm() <= km && spot.border().equals(AlertFacets.border(border));
    }
}
