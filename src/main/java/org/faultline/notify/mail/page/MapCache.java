package org.faultline.notify.mail.page;

import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.faultline.notify.mail.map.MapBorders;
import org.faultline.notify.mail.map.MapDrawing;
import org.faultline.notify.mail.map.MapSketch;
import org.faultline.notify.mail.map.PngImage;
import org.faultline.notify.mail.words.MailPhrases;
import org.faultline.rule.firing.Evidence;
import org.jboss.logging.Logger;

/** Maps of events, each drawn once for all the readers of mails and pages about it. */
@Singleton
public class MapCache {
    private static final Logger LOG = Logger.getLogger(MapCache.class);
    private static final int KEPT = 100;
    private static final int NAMED = 6;
    static final String CID = "map";

    /** A picture, and the borders seen on it. */
    private record Drawn(PngImage png, List<String> borders) {}

    private final MapBorders borders;
    private volatile boolean drawing = true;
    private final Map<MapSketch, Drawn> kept = Collections.synchronizedMap(new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<MapSketch, Drawn> eldest) {
            return size() > KEPT;
        }
    });

    public MapCache(MapBorders borders) {
        // a picture in memory needs no screen, and a Java without one may not have what a screen needs
        System.setProperty("java.awt.headless", "true");
        this.borders = borders;
    }

    /** Nothing where no event has coordinates, or this Java cannot draw. */
    public Optional<AlertPage.Picture> of(List<Evidence> evidence, MailPhrases words) {
        MapSketch sketch = MapSketch.of(evidence);
        if (!drawing || sketch.marks().isEmpty()) {
            return Optional.empty();
        }
        return drawn(sketch)
                .map(d ->
                        new AlertPage.Picture(CID, d.png(), alt(sketch, d.borders(), words), words.say("map.caption")));
    }

    private Optional<Drawn> drawn(MapSketch sketch) {
        try {
            return Optional.of(kept.computeIfAbsent(sketch, this::draw));
        } catch (RuntimeException | LinkageError | InternalError e) {
            // a Java without fonts or its drawing library, as headless packages come; mails and pages say it in words
            drawing = false;
            LOG.warnf("there are no maps, as this Java cannot draw: %s", e);
            return Optional.empty();
        }
    }

    private Drawn draw(MapSketch sketch) {
        List<MapBorders.Line> seen = borders.in(sketch.south(), sketch.west(), sketch.north(), sketch.east());
        return new Drawn(
                new PngImage(MapDrawing.png(sketch, seen)),
                seen.stream().map(MapBorders.Line::between).distinct().toList());
    }

    private static String alt(MapSketch sketch, List<String> borders, MailPhrases words) {
        List<String> places = new ArrayList<>();
        for (MapSketch.Mark m : sketch.marks()) {
            String name = m.name().isEmpty() ? words.say("place.none") : words.own(m.name(), 60);
            boolean exact = m.radius() == 0;
            places.add(words.say(
                    exact ? "map.exact" : "map.ring",
                    Map.of("place", name, "near", words.say("near." + m.precision()))));
        }
        String said = words.say(
                "map.alt",
                Map.of(
                        "km",
                        Math.round(sketch.width()),
                        "places",
                        words.list(places.stream().distinct().limit(NAMED).toList())));
        List<String> lines =
                borders.stream().limit(NAMED).map(b -> words.own(b, 80)).toList();
        return lines.isEmpty() ? said : said + " " + words.say("map.borders", Map.of("borders", words.list(lines)));
    }
}
