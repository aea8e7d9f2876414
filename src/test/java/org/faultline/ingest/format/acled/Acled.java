package org.faultline.ingest.format.acled;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Made-up rows in ACLED's layouts. */
public final class Acled {
    public static final String HEADER =
            "event_id_cnty,event_date,year,time_precision,disorder_type,event_type,sub_event_type,actor1,"
                    + "assoc_actor_1,inter1,actor2,assoc_actor_2,inter2,interaction,civilian_targeting,iso,region,country,admin1,admin2,"
                    + "admin3,location,latitude,longitude,geo_precision,source,source_scale,notes,fatalities,tags,timestamp";

    private final Map<String, String> cells = new LinkedHashMap<>();

    private Acled() {}

    /** A clash at al-Bukamal. */
    public static Acled row() {
        Acled row = new Acled();
        List.of(HEADER.split(",")).forEach(c -> row.cells.put(c, ""));
        return row.with("event_id_cnty", "SYR100001")
                .with("event_date", "2024-11-08")
                .with("year", "2024")
                .with("time_precision", "1")
                .with("disorder_type", "Political violence")
                .with("event_type", "Battles")
                .with("sub_event_type", "Armed clash")
                .with("actor1", "Military Forces of Syria (2000-2024)")
                .with("inter1", "1")
                .with("actor2", "Islamic State (Syria)")
                .with("inter2", "2")
                .with("interaction", "12")
                .with("iso", "760")
                .with("country", "Syria")
                .with("admin1", "Deir ez Zor")
                .with("admin2", "Al Bukamal")
                .with("location", "Al Bukamal")
                .with("latitude", "34.4536")
                .with("longitude", "40.9367")
                .with("geo_precision", "1")
                .with("source", "SOHR; Deir Ezzor 24")
                .with("notes", "On 8 November 2024, regime forces clashed with Islamic State in Al Bukamal.")
                .with("fatalities", "0")
                .with("timestamp", "1731412800");
    }

    public static Acled movement(String notes) {
        return row().with("event_type", "Strategic developments")
                .with("sub_event_type", "Change to group/activity")
                .with("notes", notes);
    }

    public Acled with(String column, String value) {
        cells.put(column, value);
        return this;
    }

    public Acled without(String column) {
        cells.remove(column);
        return this;
    }

    public String line() {
        return cells.values().stream()
                .map(v -> v.matches("(?s).*[,\"\\n;].*") ? '"' + v.replace("\"", "\"\"") + '"' : v)
                .collect(Collectors.joining(","));
    }

    /** With its own header. */
    public String file() {
        return String.join(",", cells.keySet()) + "\n" + line() + "\n";
    }
}
