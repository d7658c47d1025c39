package com.datifyy.adapters.grpc;

import com.datifyy.adapters.grpc.wire.auth.v1.AuthServiceGrpc;
import com.datifyy.adapters.grpc.wire.auth.v1.EmailPasswordCredentials;
import com.datifyy.adapters.grpc.wire.auth.v1.RegisterWithEmailRequest;
import com.datifyy.adapters.grpc.wire.auth.v1.VerificationRequest;
import com.datifyy.adapters.grpc.wire.auth.v1.VerifyEmailRequest;
import com.datifyy.application.InMemoryApplication;
import com.datifyy.application.shared.TestClock;
import com.datifyy.application.shared.port.InMemoryUnitOfWork;
import com.datifyy.application.shared.port.PlainSecretBox;
import com.datifyy.domain.admin.AdminCaller;
import com.datifyy.domain.admin.AdminId;
import com.datifyy.domain.admin.AdminRole;
import com.datifyy.domain.identity.AccountStatus;
import com.datifyy.domain.identity.TotpSecret;
import com.datifyy.domain.identity.UserId;
import com.datifyy.domain.notification.Notice;
import com.datifyy.domain.safety.Block;
import io.grpc.ManagedChannel;
import io.grpc.netty.NettyChannelBuilder;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

/// The gRPC server over the real application on in-memory twins, on a port of its own.
public final class Service {
    private final InMemoryApplication application = new InMemoryApplication();
    private final AtomicBoolean ready = new AtomicBoolean(true);
    private final AtomicInteger joined = new AtomicInteger();
    private final GrpcServer server;
    private final ManagedChannel channel;

    public Service() {
        this(GrpcSettings.onPort(0).withReflection(true));
    }

    Service(GrpcSettings settings) {
        var api = new GrpcApi(
                application.membership(List::of),
                application.office,
                application.limits,
                application.idempotency,
                application.clock);
        server = GrpcServer.start(settings, api, ready::get);
        channel = NettyChannelBuilder.forAddress("localhost", server.port())
                .usePlaintext()
                .build();
    }

    /// Registers somebody born on 6 May 1994.
    public Member join(String name) {
        var credentials = EmailPasswordCredentials.newBuilder()
                .setEmail("member" + joined.incrementAndGet() + "@example.org")
                .setPassword(InMemoryApplication.PASSWORD)
                .setName(name)
                .setDateOfBirth("1994-05-06");
        var answer = AuthServiceGrpc.newBlockingStub(channel)
                .registerWithEmail(RegisterWithEmailRequest.newBuilder()
                        .setCredentials(credentials)
                        .build());
        return new Member(channel, answer);
    }

    /// A member of staff with a role, who is signed in with the token [InMemoryApplication#tokenOf].
    public AdminCaller staff(AdminRole role) {
        return application.staff(role);
    }

    /// What the authenticator app of a member of staff shows.
    public String codeOfStaff(String id) {
        AdminId owner = AdminId.parse(id);
        String sealed = application.admins.authenticatorOf(owner).orElseThrow().sealedSecret();
        byte[] secret = new PlainSecretBox()
                .open("second factor of staff " + owner, Base64.getDecoder().decode(sealed))
                .required();
        return new TotpSecret(secret).codeAt(application.clock.instant()).digits();
    }

    /// Lets time pass.
    public void advance(Duration time) {
        application.clock.advance(time);
    }

    /// What time it is.
    public Instant now() {
        return application.clock.instant();
    }

    /// One member blocks another.
    public void block(Member blocker, Member blocked) {
        var block = new Block(UserId.parse(blocker.id()), UserId.parse(blocked.id()), "", application.clock.instant());
        application.units.run(() -> application.blocks.add(block));
    }

    /// Makes the next person who joins have this id.
    public void nextIdIs(int id) {
        application.ids.continueAfter(id - 1);
    }

    /// The last notice of a kind that somebody would get.
    public <N extends Notice> N told(Class<N> kind) {
        return application.last(kind);
    }

    /// Every notice that somebody would get.
    public List<Notice> notes() {
        return List.copyOf(application.outbox.waitingNotices());
    }

    /// Proves a member's address with the code that was sent to it.
    public void prove(Member member) {
        var _ = member.auth()
                .verifyEmail(VerifyEmailRequest.newBuilder()
                        .setVerification(VerificationRequest.newBuilder()
                                .setIdentifier(member.joined().getUser().getEmail())
                                .setCode(told(Notice.EmailCode.class).code()))
                        .build());
    }

    /// Makes somebody's account one that may not be used.
    public void suspend(Member member) {
        application.units.run(() -> application
                .users
                .find(UserId.parse(member.id()))
                .ifPresent(user -> application.users.save(user.withStatus(AccountStatus.SUSPENDED))));
    }

    /// From now on, whatever has a limit and was done before is done too often.
    public void exhaust() {
        application.exhaust();
    }

    /// From now on, what one limit counts is done too often.
    public void exhaust(String limit) {
        application.exhaust(limit);
    }

    void ready(boolean isReady) {
        ready.set(isReady);
    }

    public ManagedChannel channel() {
        return channel;
    }

    public TestClock clock() {
        return application.clock;
    }

    /// The database, which can go down and come back.
    public InMemoryUnitOfWork database() {
        return application.units;
    }

    GrpcServer server() {
        return server;
    }

    public void stop() {
        channel.shutdownNow();
        server.stop(Duration.ZERO);
    }

    /// The application behind it.
    public InMemoryApplication application() {
        return application;
    }
}
