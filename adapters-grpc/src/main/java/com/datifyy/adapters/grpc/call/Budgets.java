package com.datifyy.adapters.grpc.call;

import com.datifyy.application.shared.BodyBudget;

/// How much all calls together may hold: calls with files among themselves, so that they leave room for the
/// others.
///
/// @param usual what calls without a file share
/// @param files what calls with a file share
public record Budgets(BodyBudget usual, BodyBudget files) {
    BodyBudget of(String fullMethodName) {
        return AccessTable.takesFile(fullMethodName) ? files : usual;
    }

    /// What is held now, in bytes.
    public long held() {
        return usual.held() + files.held();
    }
}
