package com.datifyy.adapters.grpc.admin;

import com.datifyy.adapters.grpc.call.Callers;
import com.datifyy.adapters.grpc.call.Repeats;
import com.datifyy.adapters.grpc.translation.ProtoEnum;
import com.datifyy.adapters.grpc.translation.ProtoTime;
import com.datifyy.adapters.grpc.wire.admin.v1.AdminLoginRequest;
import com.datifyy.adapters.grpc.wire.admin.v1.AdminLoginResponse;
import com.datifyy.adapters.grpc.wire.admin.v1.AdminLogoutResponse;
import com.datifyy.adapters.grpc.wire.admin.v1.AdminTokenPair;
import com.datifyy.adapters.grpc.wire.admin.v1.AdminUser;
import com.datifyy.adapters.grpc.wire.admin.v1.ChangeStaffPasswordRequest;
import com.datifyy.adapters.grpc.wire.admin.v1.ChangeStaffPasswordResponse;
import com.datifyy.adapters.grpc.wire.admin.v1.ConfirmStaffSecondFactorRequest;
import com.datifyy.adapters.grpc.wire.admin.v1.ConfirmStaffSecondFactorResponse;
import com.datifyy.adapters.grpc.wire.admin.v1.CreateAdminUserRequest;
import com.datifyy.adapters.grpc.wire.admin.v1.CreateAdminUserResponse;
import com.datifyy.adapters.grpc.wire.admin.v1.DeleteAdminRequest;
import com.datifyy.adapters.grpc.wire.admin.v1.DeleteAdminResponse;
import com.datifyy.adapters.grpc.wire.admin.v1.EnrollStaffSecondFactorRequest;
import com.datifyy.adapters.grpc.wire.admin.v1.EnrollStaffSecondFactorResponse;
import com.datifyy.adapters.grpc.wire.admin.v1.GetAdminProfileResponse;
import com.datifyy.adapters.grpc.wire.admin.v1.GetAllAdminsRequest;
import com.datifyy.adapters.grpc.wire.admin.v1.GetAllAdminsResponse;
import com.datifyy.adapters.grpc.wire.admin.v1.ResetStaffSecondFactorRequest;
import com.datifyy.adapters.grpc.wire.admin.v1.ResetStaffSecondFactorResponse;
import com.datifyy.adapters.grpc.wire.admin.v1.UpdateAdminProfileRequest;
import com.datifyy.adapters.grpc.wire.admin.v1.UpdateAdminProfileResponse;
import com.datifyy.adapters.grpc.wire.admin.v1.UpdateAdminRequest;
import com.datifyy.adapters.grpc.wire.admin.v1.UpdateAdminResponse;
import com.datifyy.application.admin.AdminDirectory;
import com.datifyy.application.admin.AdminDirectory.Change;
import com.datifyy.application.admin.AdminSignIn;
import com.datifyy.application.admin.AdminSignIn.Credentials;
import com.datifyy.application.admin.StaffJoining;
import com.datifyy.domain.admin.Admin;
import com.datifyy.domain.admin.AdminId;
import com.datifyy.domain.admin.AdminRole;
import com.datifyy.domain.figures.TimeZones;
import com.datifyy.domain.identity.Email;
import com.datifyy.domain.identity.Password;
import com.datifyy.domain.shared.Faults;
import com.datifyy.domain.shared.NumberedPage;
import com.datifyy.domain.shared.Remaining;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/// The calls by which staff signs in, and is looked after.
final class StaffCalls {
    private static final int USUAL_PAGE = 20;
    private static final ProtoEnum<AdminRole> ROLES =
            new ProtoEnum<>(AdminRole.class, com.datifyy.adapters.grpc.wire.admin.v1.AdminRole.getDescriptor());

    private final AdminSignIn signIn;
    private final AdminDirectory directory;
    private final StaffJoining joining;
    private final Repeats repeats;
    private final InstantSource clock;

    StaffCalls(
            AdminSignIn signIn, AdminDirectory directory, StaffJoining joining, Repeats repeats, InstantSource clock) {
        this.signIn = signIn;
        this.directory = directory;
        this.joining = joining;
        this.repeats = repeats;
        this.clock = clock;
    }

    AdminLoginResponse signIn(AdminLoginRequest sent) {
        var signedIn = signIn.signIn(
                credentials(sent.getEmail(), sent.getPassword()), sent.getSecondFactorCode(), Callers.visitor());
        return AdminLoginResponse.newBuilder()
                .setAdmin(user(signedIn.admin()))
                .setTokens(AdminTokenPair.newBuilder()
                        .setAccessToken(signedIn.token())
                        .setExpiresIn(Remaining.seconds(
                                clock.instant(), signedIn.session().endsAt())))
                .build();
    }

    EnrollStaffSecondFactorResponse enrol(EnrollStaffSecondFactorRequest sent) {
        var enrolment = signIn.enrol(credentials(sent.getEmail(), sent.getPassword()), Callers.visitor());
        return EnrollStaffSecondFactorResponse.newBuilder()
                .setSecret(enrolment.secret())
                .setUri(enrolment.uri())
                .build();
    }

    ConfirmStaffSecondFactorResponse confirm(ConfirmStaffSecondFactorRequest sent) {
        var codes = signIn.confirm(credentials(sent.getEmail(), sent.getPassword()), sent.getCode(), Callers.visitor());
        return ConfirmStaffSecondFactorResponse.newBuilder()
                .addAllRecoveryCodes(codes)
                .build();
    }

    AdminLogoutResponse signOut() {
        signIn.signOut(Callers.staff());
        return AdminLogoutResponse.newBuilder().setSuccess(true).build();
    }

    ChangeStaffPasswordResponse changePassword(ChangeStaffPasswordRequest sent) {
        signIn.changePassword(Callers.staff(), sent.getCurrentPassword(), sent.getNewPassword(), Callers.visitor());
        return ChangeStaffPasswordResponse.newBuilder().setSuccess(true).build();
    }

    GetAllAdminsResponse list(GetAllAdminsRequest sent) {
        var page =
                directory.list(Callers.staff(), NumberedPage.Wanted.of(sent.getPage(), sent.getPageSize(), USUAL_PAGE));
        return GetAllAdminsResponse.newBuilder()
                .addAllAdmins(page.items().stream().map(StaffCalls::user).toList())
                .setTotalCount(Math.clamp(page.total(), 0, Integer.MAX_VALUE))
                .build();
    }

    CreateAdminUserResponse create(CreateAdminUserRequest sent) {
        return repeats.once(sent, CreateAdminUserResponse.parser(), () -> {
            var form = new StaffJoining.Form(
                    sent::getEmail,
                    sent::getName,
                    sent::getPassword,
                    () -> UserMessages.required("role", ROLES.toDomain("role", sent.getRoleValue())),
                    sent::getIsGenie);
            return CreateAdminUserResponse.newBuilder()
                    .setAdmin(user(joining.create(Callers.staff(), form)))
                    .build();
        });
    }

    UpdateAdminResponse change(UpdateAdminRequest sent) {
        String name = given(sent.getName());
        var wrong = new Faults();
        Email email = wrong.of(() -> email(sent.getEmail()));
        AdminRole role = wrong.of(() -> ROLES.toDomain("role", sent.getRoleValue()));
        if (name != null) {
            wrong.also(() -> Admin.called(name));
        }
        wrong.tell();
        var change = new Change(name, email, role, sent.hasIsGenie() ? sent.getIsGenie() : null);
        return UpdateAdminResponse.newBuilder()
                .setAdmin(user(directory.change(Callers.staff(), AdminId.parse(sent.getAdminId()), change)))
                .build();
    }

    DeleteAdminResponse remove(DeleteAdminRequest sent) {
        directory.remove(Callers.staff(), AdminId.parse(sent.getAdminId()));
        return DeleteAdminResponse.newBuilder().setSuccess(true).build();
    }

    ResetStaffSecondFactorResponse resetSecondFactor(ResetStaffSecondFactorRequest sent) {
        directory.resetSecondFactor(Callers.staff(), AdminId.parse(sent.getAdminId()));
        return ResetStaffSecondFactorResponse.newBuilder().setSuccess(true).build();
    }

    GetAdminProfileResponse profile() {
        return GetAdminProfileResponse.newBuilder()
                .setAdmin(user(directory.profile(Callers.staff())))
                .build();
    }

    UpdateAdminProfileResponse changeProfile(UpdateAdminProfileRequest sent) {
        String name = given(sent.getName());
        var wrong = new Faults();
        Email email = wrong.of(() -> email(sent.getEmail()));
        ZoneId zone = wrong.of(() -> sent.getTimeZone().isEmpty() ? null : TimeZones.named(sent.getTimeZone()));
        if (name != null) {
            wrong.also(() -> Admin.called(name));
        }
        wrong.tell();
        Admin changed = directory.changeProfile(Callers.staff(), name, email, zone);
        return UpdateAdminProfileResponse.newBuilder().setAdmin(user(changed)).build();
    }

    private static Credentials credentials(String email, String password) {
        var wrong = new Faults();
        Email known = wrong.of(() -> new Email(email));
        Password presented = wrong.of(() -> Password.presented(password));
        if (known == null || presented == null) {
            throw wrong.refusal();
        }
        return new Credentials(known, presented);
    }

    private static @Nullable String given(String text) {
        return text.isEmpty() ? null : text;
    }

    private static @Nullable Email email(String text) {
        return text.isEmpty() ? null : new Email(text);
    }

    /// Who somebody is, without how to reach them and when they were here.
    static AdminUser named(Admin admin) {
        return AdminUser.newBuilder()
                .setAdminId(admin.id().toString())
                .setName(admin.name())
                .setRoleValue(ROLES.toWire(admin.role()).getNumber())
                .setIsGenie(admin.isGenie())
                .setActive(admin.active())
                .build();
    }

    private static AdminUser user(Admin admin) {
        var user = named(admin).toBuilder()
                .setEmail(admin.email().value())
                .setCreatedAt(ProtoTime.of(admin.createdAt()))
                .setTimeZone(admin.zone().getId());
        Instant last = admin.lastLoginAt();
        return last == null
                ? user.build()
                : user.setLastLoginAt(ProtoTime.of(last)).build();
    }
}
