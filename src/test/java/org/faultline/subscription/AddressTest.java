package org.faultline.subscription;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AddressTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    550 5.1.1 <desk@example.org>: user unknown | 550 5.1.1 <…@example.org>: user unknown
                    554 5.7.1 relay access denied | 554 5.7.1 relay access denied
                    """)
    void ofAnAddressInAnAnswerOnlyTheDomainComesIntoTheLog(String answer, String logged) {
        assertThat(Address.withoutNames(answer)).isEqualTo(logged);
    }
}
