package com.datifyy.adapters.rest.auth;

import com.datifyy.adapters.rest.http.Exchange;
import com.datifyy.adapters.rest.http.Routes;
import com.datifyy.adapters.rest.json.JsonInput;
import com.datifyy.adapters.rest.json.JsonTime;
import com.datifyy.adapters.rest.json.Vocabulary;
import com.datifyy.application.identity.PhoneSignIn;
import com.datifyy.application.identity.ProviderSignIn;
import com.datifyy.application.identity.Registration;
import com.datifyy.application.identity.SignIn;
import com.datifyy.application.identity.SignInOptions;
import com.datifyy.application.identity.SignedIn;
import com.datifyy.application.identity.Visitor;
import com.datifyy.domain.identity.Email;
import com.datifyy.domain.identity.IdentityProvider;
import com.datifyy.domain.identity.Password;
import com.datifyy.domain.shared.Refusal.InvalidInput;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/// Becoming a member and signing in: with a password, with a code sent to a telephone, or through
/// another provider.
public final class SignInRoutes implements Routes.Part {
    private static final Vocabulary<IdentityProvider> PROVIDERS = Vocabulary.of(IdentityProvider.class);
    private static final String CODE_IS_COMING = "A code is on its way to this number";

    private final Registration registration;
    private final SignIn signIn;
    private final PhoneSignIn byPhone;
    private final ProviderSignIn byProvider;
    private final InstantSource clock;

    public SignInRoutes(
            Registration registration,
            SignIn signIn,
            PhoneSignIn byPhone,
            ProviderSignIn byProvider,
            InstantSource clock) {
        this.registration = registration;
        this.signIn = signIn;
        this.byPhone = byPhone;
        this.byProvider = byProvider;
        this.clock = clock;
    }

    @Override
    public void addTo(Routes routes) {
        routes.open("POST /api/v1/auth/register/email", this::register)
                .open("POST /api/v1/auth/login/email", this::signIn)
                .open("POST /api/v1/auth/register/phone", this::registerByPhone)
                .open("POST /api/v1/auth/otp/request", this::sendCode)
                .open("POST /api/v1/auth/phone/otp/request", this::sendCode)
                .open("POST /api/v1/auth/login/phone", this::signInByPhone)
                .open("POST /api/v1/auth/login/oauth", this::signInByProvider);
    }

    private void register(Exchange http) {
        JsonInput body = http.body();
        var form = new Registration.Form(
                () -> body.text("email"), () -> body.text("password"), () -> body.text("name"), () -> birthDate(body));
        SignedIn signedIn = registration.register(form, visitor(http, body));
        http.answer(201, SignedInJson.of(signedIn, clock.instant()).put("requiresEmailVerification", true));
    }

    private static @Nullable LocalDate birthDate(JsonInput body) {
        JsonNode found = body.find("date_of_birth");
        return found == null ? null : JsonTime.day("date_of_birth", found);
    }

    private void signIn(Exchange http) {
        JsonInput body = http.body();
        var credentials = new SignIn.Credentials(
                new Email(body.text("email")), Password.presented(body.text("password")), options(body));
        SignedIn signedIn = signIn.signIn(credentials, visitor(http, body));
        http.answer(SignedInJson.of(signedIn, clock.instant()));
    }

    /// Only sends a code: who signs in with it becomes a member.
    private void registerByPhone(Exchange http) {
        JsonInput body = http.body();
        Instant until = byPhone.sendCode(body.requiredText("phone_number"), body.text("name"), visitor(http, body));
        http.answer(201, Done.sent(CODE_IS_COMING, until));
    }

    private void sendCode(Exchange http) {
        JsonInput body = http.body();
        Instant until = byPhone.sendCode(body.requiredText("phone_number"), "", visitor(http, body));
        http.answer(Done.sent(CODE_IS_COMING, until));
    }

    private void signInByPhone(Exchange http) {
        JsonInput body = http.body();
        var credentials = new PhoneSignIn.Credentials(
                body.requiredText("phone_number"),
                body.requiredAnyText("otp_code", "code", "verification_code"),
                body.text("name"),
                options(body));
        SignedIn signedIn = byPhone.signIn(credentials, visitor(http, body));
        http.answer(SignedInJson.of(signedIn, clock.instant()));
    }

    private void signInByProvider(Exchange http) {
        JsonInput body = http.body();
        JsonNode named = body.find("provider");
        IdentityProvider provider = named == null ? null : PROVIDERS.read("provider", named);
        if (provider == null) {
            throw new InvalidInput("provider", "is required");
        }
        var credentials = new ProviderSignIn.Credentials(
                provider, body.text("id_token"), body.text("access_token"), body.text("nonce"), options(body));
        var arrival = byProvider.signIn(credentials, visitor(http, body));
        http.answer(SignedInJson.of(arrival.signedIn(), clock.instant()).put("isNewUser", arrival.isNew()));
    }

    private static Visitor visitor(Exchange http, JsonInput body) {
        return DeviceInfo.visitor(http, body);
    }

    private static SignInOptions options(JsonInput body) {
        return new SignInOptions(
                body.anyText("second_factor_code", "totp_code"),
                body.flag("reopen", false) || body.flag("reopen_account", false));
    }
}
