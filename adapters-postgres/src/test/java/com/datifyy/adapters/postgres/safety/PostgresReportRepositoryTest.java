package com.datifyy.adapters.postgres.safety;

import com.datifyy.adapters.postgres.StoreTest;
import com.datifyy.application.safety.port.ReportRepository;
import com.datifyy.application.safety.port.ReportRepositoryContract;

class PostgresReportRepositoryTest extends StoreTest implements ReportRepositoryContract {
    @Override
    public ReportRepository reports() {
        return new PostgresReportRepository(store.database());
    }
}
