package com.datifyy.application.curation.port;

class InMemoryAnalystTest implements CompatibilityAnalystContract {
    private final InMemoryAnalyst analyst = InMemoryAnalyst.kind();

    @Override
    public CompatibilityAnalyst analyst() {
        return analyst;
    }
}
