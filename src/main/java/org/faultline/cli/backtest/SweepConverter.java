package org.faultline.cli.backtest;

import org.faultline.trial.backtest.sweep.SweepRange;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads what {@code --sweep} is given. */
final class SweepConverter implements ITypeConverter<SweepRange> {
    @Override
    public SweepRange convert(String text) {
        try {
            return SweepRange.parse(text);
        } catch (IllegalArgumentException e) {
            throw new TypeConversionException(e.getMessage());
        }
    }
}
