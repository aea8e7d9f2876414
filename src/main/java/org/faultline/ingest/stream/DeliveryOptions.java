package org.faultline.ingest.stream;

import java.nio.charset.Charset;
import java.time.Instant;
import org.faultline.ingest.format.Format;
import org.jspecify.annotations.Nullable;

/**
 * What the deliverer said about a delivery beside its bytes.
 *
 * @param format the named format; null to find out from the first record
 * @param charset the named character set, which must hold ASCII as it is; null for UTF-8
 * @param received when the delivery came: stands in for an absent asOf, and dates must not lie too far after it
 * @param asOf the revision time of rows that bear none, such as the release date of a data set
 * @param firstLine where this body is a piece of a larger file: the line there of the first record here, not counting a
 *     header, which every piece repeats; 1 for a whole file
 */
public record DeliveryOptions(
        @Nullable Format format,
        @Nullable Charset charset,
        Instant received,
        @Nullable Instant asOf,
        long firstLine,
        Limits limits) {
    /** A whole file of which nothing more is known. */
    public static DeliveryOptions at(Instant received) {
        return new DeliveryOptions(null, null, received, null, 1, Limits.USUAL);
    }

    /** The same with the format named. */
    public DeliveryOptions as(Format named) {
        return new DeliveryOptions(named, charset, received, asOf, firstLine, limits);
    }

    /** The same with the character set named. */
    public DeliveryOptions in(Charset named) {
        return new DeliveryOptions(format, named, received, asOf, firstLine, limits);
    }

    public Instant arrival() {
        return asOf == null ? received : asOf;
    }
}
