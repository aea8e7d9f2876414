package org.faultline.knowledge.actor;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.faultline.fixture.Findings;
import org.junit.jupiter.api.Test;

class DisplayNamesTest {
    private static final DisplayNames ENGLISH = Findings.KNOWLEDGE.displayNames();
    private static final DisplayNames ARABIC = ENGLISH.in(Locale.forLanguageTag("ar"));

    @Test
    void aGroupAndAnActorAreNamedAsASentenceTakesThem() {
        assertThat(ENGLISH.group("iran-axis")).isEqualTo("the Iranian axis");
        assertThat(ENGLISH.actor("dandal")).isEqualTo("the Dandal group");
        assertThat(ENGLISH.dyad("assad-side|iran-axis")).isEqualTo("the Assad side and the Iranian axis");
    }

    @Test
    void inArabicTheyAreNamedInArabic() {
        assertThat(ARABIC.dyad("assad-side|iran-axis")).isEqualTo("جانب الأسد والمحور الإيراني");
        assertThat(ARABIC.actor("irgc")).isEqualTo("الحرس الثوري الإيراني");
        assertThat(ARABIC.named("Deir ez-Zor")).isEqualTo("دير الزور");
        assertThat(ARABIC.country("IRQ")).isEqualTo("العراق");
    }

    @Test
    void aCountryHasItsArticleWhereEnglishWantsIt() {
        assertThat(ENGLISH.country("SYR")).isEqualTo("Syria");
        assertThat(ENGLISH.country("NLD")).isEqualTo("the Netherlands");
        assertThat(ENGLISH.country("SLB")).isEqualTo("the Solomon Islands");
        assertThat(ENGLISH.country("BIH")).isEqualTo("Bosnia and Herzegovina");
        assertThat(ENGLISH.country("XKX")).isEqualTo("Kosovo");
        assertThat(ENGLISH.country("COD")).isEqualTo("the Democratic Republic of the Congo");
    }

    @Test
    void whatNobodyDescribedIsShownByTheNameItHas() {
        Actor stranger = Actor.unknown("Bukamal Lions");
        assertThat(ENGLISH.group(stranger.group())).isEqualTo("Bukamal Lions");
        assertThat(ENGLISH.actor(stranger.id())).isEqualTo("Bukamal Lions");
        assertThat(ENGLISH.group("houthi-side")).isEqualTo("houthi side");
        assertThat(ENGLISH.country("")).isEmpty();
        assertThat(ENGLISH.country("Red Sea")).isEqualTo("Red Sea");
        assertThat(ARABIC.named("Nowhere in particular")).isEqualTo("Nowhere in particular");
    }

    @Test
    void theNameOfAnUndescribedActorThatLooksLikeACodeStaysThatName() {
        assertThat(FieldMeaning.of("actorName").shown("BRA", ENGLISH)).isEqualTo("BRA");
        assertThat(FieldMeaning.of("country").shown("BRA", ENGLISH)).isEqualTo("Brazil");
    }
}
