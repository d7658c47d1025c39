package com.datifyy.bootstrap.doctor;

import static com.datifyy.bootstrap.doctor.Finding.failure;
import static com.datifyy.bootstrap.doctor.Finding.ok;
import static com.datifyy.bootstrap.doctor.Finding.warning;

import com.datifyy.adapters.postgres.ReplicaCheckup;
import com.datifyy.bootstrap.settings.DatabaseSettings;
import com.datifyy.bootstrap.settings.Settings;
import com.datifyy.bootstrap.settings.Variable;
import com.datifyy.bootstrap.wiring.Stores;
import java.util.List;

/// The checks of a read replica, where one is given.
final class ReplicaChecks implements Checks {
    private final DatabaseSettings settings;

    ReplicaChecks(Settings settings) {
        this.settings = settings.database();
    }

    @Override
    public String subject() {
        return "replica";
    }

    @Override
    public List<Finding> call() {
        var replica = settings.replica();
        if (replica == null) {
            return List.of();
        }
        return List.of(
                finding(
                        replica.address().where(),
                        ReplicaCheckup.of(
                                Stores.connection(settings.address(), 1, settings.poolMode()),
                                Stores.connection(replica.address(), 1, replica.poolMode()))),
                DatabaseChecks.encryption("replica", Variable.DATABASE_REPLICA_URL, replica.address()));
    }

    static Finding finding(String where, ReplicaCheckup.Finding found) {
        return switch (found) {
            case ReplicaCheckup.Follows() -> ok("replica", where + " follows the database");
            case ReplicaCheckup.LagsBehind() ->
                warning(
                        "replica",
                        where + " is seconds behind the database, which answers meanwhile",
                        "see what holds it up: its load, long questions, or the network");
            case ReplicaCheckup.FollowsNobody() ->
                failure(
                        "replica",
                        where + " replays nothing, so it is never used",
                        "give a physical replica in DATABASE_REPLICA_URL, or leave it out");
            case ReplicaCheckup.FollowsAnother() ->
                failure(
                        "replica",
                        where + " follows another database",
                        "give a replica of the one in DATABASE_URL in DATABASE_REPLICA_URL");
            case ReplicaCheckup.Refuses refuses ->
                failure(
                        "replica",
                        where + ": " + refuses.why(),
                        "check DATABASE_REPLICA_URL and who may connect from here");
        };
    }
}
