package org.faultline.web.export;

import jakarta.ws.rs.NotAcceptableException;
import jakarta.ws.rs.core.MediaType;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** In what a list is given out: asked for by the header Accept, or by how its address ends. */
public enum ExportFormat {
    JSON("json", MediaType.APPLICATION_JSON),
    /** RFC 7946. */
    GEOJSON("geojson", "application/geo+json"),
    /** RFC 4180. */
    CSV("csv", "text/csv;charset=utf-8;header=present"),
    /** RFC 4287. */
    ATOM("atom", "application/atom+xml;charset=utf-8"),
    /** OASIS Common Alerting Protocol 1.2; of one alert only. */
    CAP("cap", "application/cap+xml;charset=utf-8");

    private final String suffix;
    private final String mediaType;

    ExportFormat(String suffix, String mediaType) {
        this.suffix = suffix;
        this.mediaType = mediaType;
    }

    /** How an address ends that asks for it, without the dot. */
    String suffix() {
        return suffix;
    }

    public String mediaType() {
        return mediaType;
    }

    static Optional<ExportFormat> ofSuffix(String suffix) {
        return Arrays.stream(values()).filter(f -> f.suffix.equals(suffix)).findFirst();
    }

    /**
     * The one that is wanted most, of those that there are of a thing; the first where any will do.
     *
     * @param accepted as the header Accept has them, the most wanted first
     * @throws NotAcceptableException if none of them is
     */
    public static ExportFormat wanted(List<MediaType> accepted, ExportFormat... offered) {
        for (MediaType wanted : accepted) {
            for (ExportFormat format : offered) {
                if (wanted.isCompatible(MediaType.valueOf(format.mediaType))) {
                    return format;
                }
            }
        }
        // browsers ask for a page, and are shown what there is
        if (accepted.stream().anyMatch(MediaType.TEXT_HTML_TYPE::isCompatible)) {
            return offered[0];
        }
        throw new NotAcceptableException();
    }
}
