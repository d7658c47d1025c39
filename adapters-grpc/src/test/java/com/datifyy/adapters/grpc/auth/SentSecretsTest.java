package com.datifyy.adapters.grpc.auth;

import static org.assertj.core.api.Assertions.assertThat;

import com.datifyy.adapters.grpc.Member;
import com.datifyy.adapters.grpc.Service;
import com.datifyy.adapters.grpc.wire.auth.v1.AuthServiceGrpc;
import com.datifyy.adapters.grpc.wire.auth.v1.PasswordResetRequest;
import com.datifyy.adapters.grpc.wire.auth.v1.RegisterWithPhoneRequest;
import com.datifyy.adapters.grpc.wire.auth.v1.RequestPasswordResetRequest;
import com.datifyy.adapters.grpc.wire.auth.v1.RequestPhoneOTPRequest;
import com.datifyy.adapters.grpc.wire.auth.v1.ResendVerificationCodeRequest;
import com.datifyy.adapters.grpc.wire.auth.v1.SendEmailVerificationRequest;
import com.datifyy.adapters.grpc.wire.auth.v1.SendPhoneVerificationRequest;
import com.datifyy.adapters.grpc.wire.auth.v1.VerificationType;
import com.datifyy.adapters.grpc.wire.user.v1.ExportDataRequest;
import com.datifyy.adapters.grpc.wire.user.v1.RequestAccountDeletionCodeRequest;
import com.datifyy.domain.notification.Notice;
import com.google.protobuf.Message;
import io.grpc.CallOptions;
import io.grpc.Channel;
import io.grpc.ClientCall;
import io.grpc.ClientInterceptor;
import io.grpc.ClientInterceptors;
import io.grpc.ForwardingClientCall.SimpleForwardingClientCall;
import io.grpc.ForwardingClientCallListener.SimpleForwardingClientCallListener;
import io.grpc.Metadata;
import io.grpc.MethodDescriptor;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/// What is sent to people is told to nobody else.
class SentSecretsTest {
    private static final String NUMBER = "+919876543210";

    @AutoClose("stop")
    private final Service service = new Service();

    private final List<Message> answers = Collections.synchronizedList(new ArrayList<>());
    private final Channel heard = ClientInterceptors.intercept(service.channel(), new Listening(answers));

    @Test
    void a7_no_answer_holds_a_code_or_a_token_that_was_sent() {
        Member asha = new Member(heard, service.join("Asha Rao").joined());
        var anybody = AuthServiceGrpc.newBlockingStub(heard);
        var _ = asha.auth()
                .sendEmailVerification(SendEmailVerificationRequest.newBuilder()
                        .setEmail("member1@example.org")
                        .build());
        var _ = anybody.resendVerificationCode(ResendVerificationCodeRequest.newBuilder()
                .setIdentifier("member1@example.org")
                .setType(VerificationType.VERIFICATION_TYPE_EMAIL)
                .build());
        service.prove(asha);
        var _ = anybody.requestPasswordReset(RequestPasswordResetRequest.newBuilder()
                .setResetRequest(PasswordResetRequest.newBuilder().setEmail("member1@example.org"))
                .build());
        var _ = anybody.registerWithPhone(RegisterWithPhoneRequest.newBuilder()
                .setPhoneNumber(NUMBER)
                .setName("Maya Iyer")
                .build());
        var _ = anybody.requestPhoneOTP(
                RequestPhoneOTPRequest.newBuilder().setPhoneNumber(NUMBER).build());
        var _ = anybody.sendPhoneVerification(
                SendPhoneVerificationRequest.newBuilder().setPhoneNumber(NUMBER).build());
        var _ = asha.user().requestAccountDeletionCode(RequestAccountDeletionCodeRequest.getDefaultInstance());
        var _ = asha.user().exportData(ExportDataRequest.getDefaultInstance());

        List<String> secrets = service.notes().stream()
                .filter(Notice.Secret.class::isInstance)
                .map(Notice.Secret.class::cast)
                .map(Notice.Secret::secret)
                .toList();
        String everything = answers.stream().map(Message::toString).collect(Collectors.joining());

        assertThat(answers).hasSize(9);
        assertThat(secrets).hasSizeGreaterThanOrEqualTo(6);
        assertThat(secrets).noneMatch(secret -> isToldIn(everything, secret));
        assertThat(isToldIn(everything, "member1@example.org")).isTrue(); // what is told is found
    }

    /// Whether a text stands there by itself, and not as a part of an id.
    private static boolean isToldIn(String answers, String text) {
        return Pattern.compile("(?<![\\w-])" + Pattern.quote(text) + "(?![\\w-])")
                .matcher(answers)
                .find();
    }

    /// Writes every answer down.
    private record Listening(List<Message> answers) implements ClientInterceptor {
        @Override
        public <Q, S> ClientCall<Q, S> interceptCall(MethodDescriptor<Q, S> rpc, CallOptions options, Channel next) {
            return new SimpleForwardingClientCall<>(next.newCall(rpc, options)) {
                @Override
                public void start(Listener<S> listener, Metadata headers) {
                    super.start(
                            new SimpleForwardingClientCallListener<>(listener) {
                                @Override
                                public void onMessage(S message) {
                                    answers.add((Message) message);
                                    super.onMessage(message);
                                }
                            },
                            headers);
                }
            };
        }
    }
}
