package org.faultline.subscription;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.faultline.alert.certainty.AssessedCertainty;
import org.faultline.alert.certainty.Certainty;
import org.faultline.rule.language.model.Severity;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What facets ask for: any value within one, all of them together. The alert is of a clash at al-Bukamal, 4 km from the border. */
class SubscriptionFilterTest {
    private static final AlertFacets CLASH = new AlertFacets(
            "allied-clashes",
            "allies",
            "levant",
            Severity.HIGH,
            new AssessedCertainty(Certainty.LIKELY, List.of()),
            2,
            () -> Set.of("syr"),
            () -> Set.of("deir ez-zor"),
            () -> Set.of("assad-side", "iran-axis"),
            () -> List.of(new AlertFacets.Spot(34.45, 40.92, AlertFacets.border("Iraq–Syria"), 4)),
            () -> "repeated clashes between nominal allies\nal-bukamal");

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "                                            ; true",
                "rule allied-clashes                         ; true",
                "rule build-up                               ; false",
                "rule build-up, rule allied-clashes          ; true",
                "rule allied-clashes, family movements       ; false",
                "family allies                               ; true",
                "certain POSSIBLE                            ; true",
                "certain LIKELY                              ; true",
                "certain OBSERVED                            ; false",
                "sources 2                                   ; true",
                "sources 3                                   ; false",
                "country SYR                                 ; true",
                "country IRQ                                 ; false",
                "country IRQ, admin1 Deir ez-Zor             ; true",
                "country IRQ, strip syria - iraq/5           ; true",
                "strip Iraq–Syria/3                          ; false",
                "strip Iraq–Iran/50                          ; false",
                "circle 34.5/41.0/10                         ; true",
                "circle 34.5/41.0/5                          ; false",
                "group IRAN-axis                             ; true",
                "group sdf                                   ; false",
                "text Bukamal                                ; true",
                "text drone                                  ; false",
                "text drone, text allies                     ; true",
                "country SYR, group sdf                      ; false",
                "theatre levant                              ; true",
                "theatre gulf                                ; false",
                "theatre gulf, theatre levant                ; true",
                "theatre gulf, country SYR                   ; false",
            })
    void anyWithinAFacetAndAllTogether(String asked, boolean concerns) {
        assertThat(facets(asked == null ? "" : asked).concern(CLASH)).isEqualTo(concerns);
    }

    private static SubscriptionFilter facets(String asked) {
        List<String> certain = values(asked, "certain");
        List<String> sources = values(asked, "sources");
        return new SubscriptionFilter(
                values(asked, "rule"),
                values(asked, "family"),
                Severity.LOW,
                certain.isEmpty() ? null : Certainty.valueOf(certain.get(0)),
                sources.isEmpty() ? 0 : Integer.parseInt(sources.get(0)),
                values(asked, "country"),
                values(asked, "admin1"),
                values(asked, "circle").stream()
                        .map(v -> v.split("/"))
                        .map(SubscriptionFilterTest::circle)
                        .toList(),
                values(asked, "strip").stream()
                        .map(v -> v.split("/"))
                        .map(v -> new BorderBuffer(v[0], Double.parseDouble(v[1])))
                        .toList(),
                values(asked, "group"),
                values(asked, "text"),
                values(asked, "theatre"));
    }

    private static Circle circle(String[] v) {
        return new Circle(Double.parseDouble(v[0]), Double.parseDouble(v[1]), Double.parseDouble(v[2]));
    }

    private static List<String> values(String asked, String name) {
        return List.of(asked.split(", *")).stream()
                .filter(one -> one.startsWith(name + " "))
                .map(one -> one.substring(name.length() + 1).strip())
                .toList();
    }
}
