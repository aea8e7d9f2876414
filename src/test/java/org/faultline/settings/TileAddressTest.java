package org.faultline.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TileAddressTest {
    private final TileAddress.Type type = new TileAddress.Type();

    @Test
    void itsOriginIsAllThatAPolicyHasToAllow() {
        assertThat(type.convert("https://tiles.example.org:8443/osm/{z}/{x}/{y}.png?style=a")
                        .origin())
                .isEqualTo("https://tiles.example.org:8443");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "tiles/{z}/{x}/{y}.png",
                "https://tiles.example.org/{z}/{x}.png",
                "ftp://tiles.example.org/{z}/{x}/{y}.png",
                "https://*;script-src/{z}/{x}/{y}.png",
                "https://a:b@tiles.example.org/{z}/{x}/{y}.png",
                "https://{s}.tiles.example.org/{z}/{x}/{y}.png",
                "https://tiles.example.org script-src *//{z}/{x}/{y}.png"
            })
    void whatIsNoneIsRefusedWithAnExample(String text) {
        assertThatThrownBy(() -> type.convert(text))
                .hasMessageContaining("is not the address of tiles with {z}, {x} and {y}, such as https://");
    }
}
