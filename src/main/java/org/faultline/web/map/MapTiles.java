package org.faultline.web.map;

import jakarta.inject.Named;
import jakarta.inject.Singleton;
import org.faultline.settings.Settings;
import org.faultline.settings.TileAddress;

/** The pictures below the lines of a map, for its template; both empty where an operator wants none. */
@Named("tiles")
@Singleton
public class MapTiles {
    private final Settings settings;

    MapTiles(Settings settings) {
        this.settings = settings;
    }

    public String address() {
        return settings.mapTiles().map(TileAddress::template).orElse("");
    }

    public String credit() {
        return settings.mapTilesCredit().orElse("");
    }
}
