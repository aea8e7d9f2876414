package org.faultline.knowledge;

import org.jspecify.annotations.Nullable;

/** A place of the gazetteer; coordinates in degrees (WGS 84), absent for areas. */
public record Place(
        String id,
        String name,
        String admin1,
        String admin2,
        String country,
        @Nullable Double lat,
        @Nullable Double lon) {}
