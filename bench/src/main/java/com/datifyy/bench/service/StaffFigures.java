package com.datifyy.bench.service;

import com.datifyy.adapters.postgres.PostgresDatabase;
import com.datifyy.application.admin.ActivityCount;
import com.datifyy.application.admin.PlatformInsights;
import com.datifyy.application.admin.PlatformInsights.Level;
import com.datifyy.application.admin.PlatformInsights.Span;
import com.datifyy.application.admin.PlatformInsights.Trait;
import com.datifyy.bootstrap.wiring.Stores;
import com.datifyy.domain.admin.AdminCaller;
import com.datifyy.domain.figures.Period;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;

/// Each figure that the staff can ask for.
final class StaffFigures {
    private StaffFigures() {}

    /// @param connected to the database
    static void measure(PostgresDatabase connected, AdminCaller staff, Timings timings) {
        Stores stores = Stores.in(connected);
        new ActivityCount(stores.figures(), stores.unitOfWork()).countNew();
        var insights = new PlatformInsights(stores.figures(), stores.admins(), InstantSource.system());
        var months = new Span(Period.MONTHLY, null, null, "Asia/Kolkata");
        Map<String, Supplier<?>> asked = new LinkedHashMap<>();
        asked.put("figures: platform", () -> insights.platform(staff, "Asia/Kolkata"));
        asked.put("figures: growth", () -> insights.growth(staff, months));
        asked.put("figures: active users", () -> insights.active(staff, months));
        asked.put("figures: sign-ups", () -> insights.signups(staff, months));
        asked.put("figures: gender", () -> insights.demographics(staff, Trait.GENDER, "Asia/Kolkata"));
        asked.put("figures: age groups", () -> insights.demographics(staff, Trait.AGE_GROUP, "Asia/Kolkata"));
        asked.put("figures: countries", () -> insights.places(staff, Level.COUNTRY, ""));
        asked.put("figures: cities", () -> insights.places(staff, Level.CITY, ""));
        asked.put("figures: availability", () -> insights.availability(staff));
        asked.forEach((name, figure) -> timings.measure(name, () -> {
            Object told = figure.get();
            return told.toString().isEmpty() ? "nothing" : "";
        }));
    }
}
