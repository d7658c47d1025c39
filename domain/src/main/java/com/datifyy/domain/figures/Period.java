package com.datifyy.domain.figures;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.temporal.TemporalAdjusters;
import java.util.Locale;

/// The lengths of time people are counted in. Weeks begin on Monday.
public enum Period {
    DAILY("uuuu-MM-dd"),
    WEEKLY("uuuu-MM-dd"),
    MONTHLY("uuuu-MM"),
    YEARLY("uuuu");

    private final DateTimeFormatter label;

    Period(String label) {
        this.label = DateTimeFormatter.ofPattern(label, Locale.ROOT);
    }

    /// The first day of the period a day is in.
    public LocalDate startOf(LocalDate day) {
        return switch (this) {
            case DAILY -> day;
            case WEEKLY -> day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
            case MONTHLY -> day.withDayOfMonth(1);
            case YEARLY -> day.withDayOfYear(1);
        };
    }

    /// The first day of the period after the one that begins on a day.
    public LocalDate after(LocalDate start) {
        return switch (this) {
            case DAILY -> start.plusDays(1);
            case WEEKLY -> start.plusWeeks(1);
            case MONTHLY -> start.plusMonths(1);
            case YEARLY -> start.plusYears(1);
        };
    }

    /// What the period that begins on a day is called.
    public String label(LocalDate start) {
        return label.format(start);
    }
}
