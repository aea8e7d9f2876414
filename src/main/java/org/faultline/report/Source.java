package org.faultline.report;

import java.time.LocalDate;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * Who told it: the article, its publisher, and the original source behind them, which is what corroboration counts.
 *
 * @param originalSource one or several, separated by semicolons
 */
@Schema(name = "ReportOrigin")
public record Source(
        @Nullable String article,
        @Nullable String title,
        @Nullable String publisher,
        @Nullable String originalSource,
        @Nullable String url,
        @Nullable LocalDate publishedOn,
        @Nullable String publishedBasis,
        @Nullable String language) {}
