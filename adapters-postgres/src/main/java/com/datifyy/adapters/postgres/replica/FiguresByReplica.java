package com.datifyy.adapters.postgres.replica;

import com.datifyy.adapters.postgres.admin.PostgresFiguresRepository;
import com.datifyy.application.admin.port.FiguresRepository;
import com.datifyy.domain.figures.ActivePeople.Bucket;
import com.datifyy.domain.figures.ActivePeople.Sign;
import com.datifyy.domain.figures.Buckets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/// Figures counted by a replica that knows what was committed before.
public final class FiguresByReplica implements FiguresRepository {
    private final FiguresRepository primary;
    private final FiguresRepository copy;
    private final Replica replica;

    public FiguresByReplica(FiguresRepository primary, Replica replica) {
        this.primary = primary;
        this.copy = new PostgresFiguresRepository(replica.database());
        this.replica = replica;
    }

    private <T> T counted(Function<FiguresRepository, T> question) {
        return replica.current(() -> question.apply(copy)).orElseGet(() -> question.apply(primary));
    }

    @Override
    public Accounts accounts(Instant since) {
        return counted(figures -> figures.accounts(since));
    }

    @Override
    public long joinedBefore(Instant time) {
        return counted(figures -> figures.joinedBefore(time));
    }

    @Override
    public List<Long> joinedBetween(List<Instant> times) {
        return counted(figures -> figures.joinedBetween(times));
    }

    @Override
    public long freeAfter(Instant time) {
        return counted(figures -> figures.freeAfter(time));
    }

    @Override
    public Dates dates() {
        return counted(FiguresRepository::dates);
    }

    @Override
    public Map<String, Long> genders() {
        return counted(FiguresRepository::genders);
    }

    @Override
    public List<Long> bornBetween(List<LocalDate> days) {
        return counted(figures -> figures.bornBetween(days));
    }

    @Override
    public List<Place> countries(int atMost) {
        return counted(figures -> figures.countries(atMost));
    }

    @Override
    public List<Place> cities(String country, int atMost) {
        return counted(figures -> figures.cities(country, atMost));
    }

    @Override
    public long withCountry(String country) {
        return counted(figures -> figures.withCountry(country));
    }

    @Override
    public long withCity(String country) {
        return counted(figures -> figures.withCity(country));
    }

    @Override
    public List<Long> active(Buckets buckets) {
        return counted(figures -> figures.active(buckets));
    }

    @Override
    public Map<Sign, Long> takeSigns(int atMost) {
        return primary.takeSigns(atMost);
    }

    @Override
    public void addActive(Map<Bucket, Long> people) {
        primary.addActive(people);
    }
}
