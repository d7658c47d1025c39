package com.datifyy.adapters.gemini;

import com.datifyy.application.curation.port.CompatibilityAnalyst;
import com.datifyy.application.curation.port.CompatibilityAnalystContract;
import com.datifyy.application.shared.TestClock;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.AfterEach;

class GeminiContractTest implements CompatibilityAnalystContract {
    private final StubGemini gemini = new StubGemini(StubGemini.saying(StubGemini.opinion(99)));
    private final GeminiAnalyst analyst = new GeminiAnalyst(
            new GeminiAccount(gemini.address(), "not-a-real-key", List.of("gemini-example"), null),
            GeminiTimeouts.usual(),
            new TestClock());

    GeminiContractTest() throws IOException {}

    @AfterEach
    void stop() {
        analyst.close();
        gemini.close();
    }

    @Override
    public CompatibilityAnalyst analyst() {
        return analyst;
    }
}
