package org.faultline.ingest.format;

/** Countries by the codes of each data set, as ISO 3166-1 alpha-3. */
public final class CountryCodes {
    private static final CodeTable TABLE = CodeTable.read(CountryCodes.class, "countries.tsv");

    public static final CodeList BY_ISO = TABLE.by("iso3", "iso3");
    public static final CodeList BY_ISO_NUMBER = TABLE.by("iso_numeric", "iso3");
    public static final CodeList BY_FIPS = TABLE.by("fips", "iso3");
    public static final CodeList BY_GLEDITSCH_WARD = TABLE.by("gw", "iso3");
    public static final CodeList BY_NAME = TABLE.by("names", "iso3");

    private CountryCodes() {}
}
