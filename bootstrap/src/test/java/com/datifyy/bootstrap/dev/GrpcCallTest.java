package com.datifyy.bootstrap.dev;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.datifyy.adapters.embedded.Ports;
import com.datifyy.bootstrap.service.Databases;
import com.datifyy.bootstrap.service.RunningApp;
import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.Test;

class GrpcCallTest {
    private static final String MY_PROFILE = "datifyy.user.v1.UserService/GetMyProfile";

    @Test
    void a_method_answers_whom_the_token_names_and_refuses_everybody_else() throws Exception {
        int port = Ports.free();
        try (var app = RunningApp.with(
                Databases.fresh(), RunningApp.anotherSecret(), Map.of("GRPC_PORT", Integer.toString(port)))) {
            String token = app.http()
                    .post("/api/v1/auth/register/email", """
                            {"email": "maya@example.org", "password": "four words in a row", "name": "Maya Rao",
                             "dateOfBirth": "1995-05-05"}""")
                    .at("/accessToken")
                    .textValue();

            assertThat(GrpcCall.emptyMessage(port, MY_PROFILE, token)).contains("Maya Rao");
            assertThatThrownBy(() -> GrpcCall.emptyMessage(port, MY_PROFILE, "nobody's"))
                    .isInstanceOf(IOException.class)
                    .hasMessage("a status and no message");
            assertThatThrownBy(() -> GrpcCall.emptyMessage(port, "datifyy.user.v1.UserService/Nothing", token))
                    .isInstanceOf(IOException.class)
                    .hasMessage("a status and no message");
        }
        assertThatThrownBy(() -> GrpcCall.emptyMessage(port, MY_PROFILE, "any")).isInstanceOf(IOException.class);
    }
}
