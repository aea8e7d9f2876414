package org.faultline.knowledge.name;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.faultline.knowledge.actor.Actor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NamesTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "ISIS fighters | isis  Fighters",
                "Al-Qa'im | AL QĀ’IM",
                "Al Qā’im | al qaʿim",
                "Straße | STRASSE",
                "İzmir | izmir",
                "Iğdır | IGDIR",
                "Łódź | lodz",
                "ﬁghters | Fighters",
                "137th Brigade | ١٣٧th brigade",
                "137th Brigade | ۱۳۷th brigade",
                "حماة | حماه",
                "الأنبار | الانبار",
                "إدلب | ادلب",
                "ديالى | دیالي",
                "كركوك | کرکوک",
                "مُحَمَّد | محمد",
                "البــوكمال | البوكمال",
                "مؤمن | مومن"
            })
    void foldsTwoSpellingsOfOneName(String one, String other) {
        assertThat(Names.normalised(one)).isEqualTo(Names.normalised(other));
    }

    @ParameterizedTest
    @CsvSource({
        "Iraqi Hezbollah, Lebanese Hezbollah",
        "Deir ez-Zor, Deir Ezzor",
        "Brigade 13, Brigade 31",
        "'???', '!!!'"
    })
    void keepsNamesApartThatAreOnlyAlike(String one, String other) {
        assertThat(Names.normalised(one)).isNotEqualTo(Names.normalised(other));
    }

    @Test
    void foldsNothingFurtherTheSecondTime() {
        Random random = new Random(11);
        String letters = "aZ éİıßøÆ-'’_|/().,\u200F\u0640\u064Bأإآٱىیکكةهہئؤء٣۴ﷺﬁ①";
        for (int i = 0; i < 5000; i++) {
            StringBuilder name = new StringBuilder("x");
            random.ints(random.nextInt(12), 0, letters.length()).forEach(at -> name.append(letters.charAt(at)));
            String once = Names.normalised(name.toString());
            assertThat(Names.normalised(once)).as("%s", name).isEqualTo(once);
            assertThat(Names.normalised(Names.titled(once))).as("%s", name).isEqualTo(once);
        }
    }

    @Test
    void makesOneUnknownActorOfAllSpellings() {
        assertThat(Actor.unknown("ISIS fighters")).isEqualTo(Actor.unknown(" isis  Fighters"));
        assertThat(Actor.unknown("ISIS fighters").known()).isFalse();
    }

    @Test
    void neverTakesAnUnknownActorForAGroup() {
        Actor unknown = Actor.unknown("Coalition");
        assertThat(unknown.id()).isEqualTo("?:coalition");
        assertThat(unknown.group()).isEqualTo("Coalition (unknown)");
        // a dyad parts two groups by this sign
        assertThat(Actor.unknown("|").group()).doesNotContain("|");
    }

    @ParameterizedTest
    @CsvSource({
        "Deir ez Zor Governorate, deir ez zor",
        "Deir-ez-Zor, deir ez zor",
        "Qaḑā’ al Mawşil, al mawsil",
        "Mintaqat Markaz Homs district, homs",
        "محافظة دير الزور, دير الزور",
        "Province, province",
        "District Province, district"
    })
    void foldsWordsThatSayWhatAnAreaIs(String name, String area) {
        assertThat(Names.area(name)).isEqualTo(area);
    }
}
