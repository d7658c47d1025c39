package com.datifyy.application.identity;

import static com.datifyy.application.InMemoryApplication.PASSWORD;
import static com.datifyy.application.InMemoryApplication.VISITOR;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.datifyy.application.InMemoryApplication;
import com.datifyy.domain.identity.Caller;
import com.datifyy.domain.identity.Device;
import com.datifyy.domain.identity.Email;
import com.datifyy.domain.identity.KnownDevice;
import com.datifyy.domain.identity.Password;
import com.datifyy.domain.shared.NumberedPage;
import com.datifyy.domain.shared.Refusal.InvalidInput;
import com.datifyy.domain.shared.Refusal.NotFound;
import java.util.List;
import org.junit.jupiter.api.Test;

class DeviceTrustTest {
    private final InMemoryApplication application = new InMemoryApplication();
    private final SignedIn asha = application.register("asha@example.org", "Asha");
    private final Caller caller = application.callerOf(asha);

    @Test
    void a_device_without_a_name_of_its_own_is_one_device_for_each_session() {
        signInOn("phone");
        signInOn("phone");

        assertThat(devices()).extracting(KnownDevice::sessions).containsExactlyInAnyOrder(2, 1);
    }

    @Test
    void a_device_is_trusted_and_revoked() {
        SignedIn phone = signInOn("phone");
        application.deviceTrust.trust(caller, "phone", VISITOR.network());
        assertThat(devices()).extracting(KnownDevice::trustedAt).contains(application.clock.instant());

        assertThat(application.deviceTrust.revoke(caller, "phone", VISITOR.network()))
                .isEqualTo(1);

        assertThat(application.accessTokens.validate(phone.accessToken())).isEmpty();
        assertThat(application.accessTokens.validate(asha.accessToken())).isPresent();
        assertThat(devices()).hasSize(1);
        signInOn("phone");
        assertThat(devices()).extracting(KnownDevice::trustedAt).containsOnlyNulls();
    }

    @Test
    void e1_what_no_store_can_keep_is_no_id_of_a_device() {
        assertThatThrownBy(() -> application.deviceTrust.trust(caller, "phone\0", VISITOR.network()))
                .isInstanceOf(InvalidInput.class);
        assertThatThrownBy(() -> application.deviceTrust.revoke(caller, "\ud800", VISITOR.network()))
                .isInstanceOf(InvalidInput.class);
    }

    @Test
    void c4_a_device_of_somebody_else_is_answered_like_one_that_does_not_exist() {
        signInOn("phone");
        Caller ravi = application.member("ravi@example.org", "Ravi");

        assertThatThrownBy(() -> application.deviceTrust.trust(ravi, "phone", VISITOR.network()))
                .isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> application.deviceTrust.revoke(ravi, "phone", VISITOR.network()))
                .isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> application.deviceTrust.revoke(ravi, "x".repeat(101), VISITOR.network()))
                .isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> application.deviceTrust.trust(ravi, " ", VISITOR.network()))
                .isInstanceOf(InvalidInput.class);
    }

    private List<KnownDevice> devices() {
        return application
                .deviceTrust
                .list(caller, new NumberedPage.Wanted(1, 20))
                .items();
    }

    private SignedIn signInOn(String deviceId) {
        return application.signIn.signIn(
                new SignIn.Credentials(new Email("asha@example.org"), Password.presented(PASSWORD)),
                new Visitor(new Device(null, "", "", "", "", deviceId), VISITOR.network()));
    }
}
