package org.faultline.cli.option;

import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** A number of days, from 1 on. */
public final class NumberOfDays implements ITypeConverter<Integer> {
    @Override
    public Integer convert(String text) {
        if (!text.matches("[1-9]\\d{0,4}")) {
            throw new TypeConversionException("'" + text + "' is not a number of days such as 400");
        }
        return Integer.valueOf(text);
    }
}
