package org.faultline.trial.backtest;

import java.time.LocalDate;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What a rule book would have raised.
 *
 * @param from the first day it tells of
 * @param to the last
 * @param reports how many were lived through
 * @param tooLate how many of them came so late that what they could be matched with had been forgotten, and were left out
 * @param toldTwice how many of them had the id and the asOf of another and said something else
 * @param weeks the Monday of each week, in order
 * @param silent sources that are expected and were never heard, so that rules about absence raised nothing
 * @param rules by id
 */
@Schema(name = "BacktestResult")
public record Result(
        LocalDate from,
        LocalDate to,
        long reports,
        long tooLate,
        long toldTwice,
        List<LocalDate> weeks,
        List<String> silent,
        List<RuleResult> rules) {}
