package org.faultline.fact.resolve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.faultline.fact.Site;
import org.faultline.fixture.Findings;
import org.faultline.report.PlaceName;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlaceResolverTest {
    private final PlaceResolver sites = new PlaceResolver(Findings.KNOWLEDGE);

    @Test
    void takesNamesAndAreasFromThePlaceThatIsMeant() {
        Site site = site("البوكمال", "Deir ez Zor Governorate", "Albu Kamal district", null, null, 1);
        assertThat(site.name()).isEqualTo("Al-Bukamal");
        assertThat(site.admin1()).isEqualTo("Deir ez-Zor");
        assertThat(site.admin2()).isEqualTo("Abu Kamal");
        assertThat(site.borderKm()).isCloseTo(6.6, within(0.5));
        assertThat(site.border()).isEqualTo("Iraq–Syria");
        assertThat(site.disputed()).isEmpty();
    }

    @Test
    void givesOneNameToTheAreasOfAPlaceThatNobodyKnows() {
        Site site = site("Nowhere-on-Sea", "Dayr az Zawr province", "Markaz Deir ez Zor", 35.3, 40.1, 1);
        assertThat(site.name()).isEqualTo("Nowhere-on-Sea");
        assertThat(site.admin1()).isEqualTo("Deir ez-Zor");
        assertThat(site.admin2()).isEqualTo("Deir ez-Zor");
        assertThat(site.located()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "Deir ez Zor Governorate, , , , 4",
        "Deir ez Zor Governorate, 35.166667, 40.283333, 1, 4",
        "the desert, 35.166667, 40.283333, , 4",
        "the district, 34.540762, 40.519662, 2, 3",
        "Syria, 35.0, 38.0, 1, 6",
        "Euphrates, , , , 5",
        "al-Bukamal, , , 4, 4"
    })
    void measuresNoBorderFromAnArea(
            String name, @Nullable Double lat, @Nullable Double lon, @Nullable Integer said, int precision) {
        Site site = site(name, null, null, lat, lon, said);
        assertThat(site.precision()).isEqualTo(precision);
        assertThat(site.borderKm()).isInfinite();
        assertThat(site.border()).isEmpty();
    }

    @Test
    void takesANamesakeFarFromTheCoordinatesForAnotherPlace() {
        Site site = site("al-Bukamal", null, null, 33.5, 36.3, 1);
        assertThat(site.name()).isEqualTo("al-Bukamal");
        assertThat(site.admin1()).isEmpty();
        assertThat(site.lat()).isEqualTo(33.5);
    }

    @Test
    void saysWhatIsDisputedAboutTheNearestBorder() {
        Site site = site("a hill", null, null, 33.1, 35.9, 1);
        assertThat(site.border()).isEqualTo("Israel–Syria");
        assertThat(site.disputed()).contains("Golan");
    }

    private Site site(
            String name,
            @Nullable String admin1,
            @Nullable String admin2,
            @Nullable Double lat,
            @Nullable Double lon,
            @Nullable Integer precision) {
        return sites.spot(new PlaceName(name, admin1, admin2, "SYR", lat, lon, precision))
                .site();
    }
}
