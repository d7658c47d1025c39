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

/// Figures counted by a replica that knows what was committed before.
public final class FiguresByReplica implements FiguresRepository {
    private final Twofold<FiguresRepository> figures;

    public FiguresByReplica(FiguresRepository primary, Replica replica) {
        this.figures = new Twofold<>(primary, new PostgresFiguresRepository(replica.database()), replica);
    }

    @Override
    public long all() {
        return figures.current(FiguresRepository::all);
    }

    @Override
    public Accounts accounts(Instant since) {
        return figures.current(counted -> counted.accounts(since));
    }

    @Override
    public long joinedBefore(Instant time) {
        return figures.current(counted -> counted.joinedBefore(time));
    }

    @Override
    public List<Long> joinedBetween(List<Instant> times) {
        return figures.current(counted -> counted.joinedBetween(times));
    }

    @Override
    public long freeAfter(Instant time) {
        return figures.current(counted -> counted.freeAfter(time));
    }

    @Override
    public Dates dates() {
        return figures.current(FiguresRepository::dates);
    }

    @Override
    public Map<String, Long> genders() {
        return figures.current(FiguresRepository::genders);
    }

    @Override
    public List<Long> bornBetween(List<LocalDate> days) {
        return figures.current(counted -> counted.bornBetween(days));
    }

    @Override
    public Living byCountry(int atMost) {
        return figures.current(counted -> counted.byCountry(atMost));
    }

    @Override
    public Living byState(String country, int atMost) {
        return figures.current(counted -> counted.byState(country, atMost));
    }

    @Override
    public Living byCity(String country, int atMost) {
        return figures.current(counted -> counted.byCity(country, atMost));
    }

    @Override
    public Living byCityOfState(String state, int atMost) {
        return figures.current(counted -> counted.byCityOfState(state, atMost));
    }

    @Override
    public List<Long> active(Buckets buckets) {
        return figures.current(counted -> counted.active(buckets));
    }

    @Override
    public Map<Sign, Long> takeSigns(int atMost) {
        return figures.primary().takeSigns(atMost);
    }

    @Override
    public void addActive(Map<Bucket, Long> people) {
        figures.primary().addActive(people);
    }
}
