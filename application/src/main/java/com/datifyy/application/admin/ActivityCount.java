package com.datifyy.application.admin;

import com.datifyy.application.admin.port.FiguresRepository;
import com.datifyy.application.shared.port.UnitOfWork;
import com.datifyy.domain.figures.ActivePeople;
import com.datifyy.domain.figures.TimeZones;
import java.time.ZoneId;

/// Counts who was there, in every zone, so that the figures need not.
public final class ActivityCount {
    static final int AT_ONCE = 20_000;

    private final FiguresRepository figures;
    private final UnitOfWork unitOfWork;

    public ActivityCount(FiguresRepository figures, UnitOfWork unitOfWork) {
        this.figures = figures;
        this.unitOfWork = unitOfWork;
    }

    /// Counts the signs of life that were not counted yet, until there are none or the thread is interrupted.
    ///
    /// @return how many there were
    /// @throws com.datifyy.domain.shared.Refusal.Unavailable when the store cannot be reached
    public long countNew() {
        long all = 0;
        long last;
        do {
            last = unitOfWork.execute(this::countSome);
            all += last;
        } while (last == AT_ONCE && !Thread.currentThread().isInterrupted());
        return all;
    }

    private long countSome() {
        var signs = figures.takeSigns(AT_ONCE);
        if (signs.isEmpty()) {
            return 0; // a zone's rules are read when they are first asked for, which takes memory and time
        }
        var people = new ActivePeople();
        for (String name : TimeZones.names()) {
            ZoneId zone = TimeZones.named(name);
            signs.forEach((sign, times) -> people.count(sign, times, zone));
        }
        figures.addActive(people.counted());
        return signs.values().stream().mapToLong(Long::longValue).sum();
    }
}
