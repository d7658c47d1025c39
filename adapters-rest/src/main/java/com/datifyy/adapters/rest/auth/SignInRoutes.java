package com.datifyy.adapters.rest.auth;

import com.datifyy.adapters.rest.http.Exchange;
import com.datifyy.adapters.rest.http.Routes;
import com.datifyy.adapters.rest.json.JsonInput;
import com.datifyy.adapters.rest.json.JsonTime;
import com.datifyy.adapters.rest.json.Vocabulary;
import com.datifyy.application.identity.PhoneSignIn;
import com.datifyy.application.identity.ProviderCredentials;
import com.datifyy.application.identity.ProviderSignIn;
import com.datifyy.application.identity.Registration;
import com.datifyy.application.identity.SignIn;
import com.datifyy.application.identity.SignInOptions;
import com.datifyy.application.identity.SignedIn;
import com.datifyy.application.identity.Visitor;
import com.datifyy.domain.identity.Email;
import com.datifyy.domain.identity.IdentityProvider;
import com.datifyy.domain.identity.Password;
import com.datifyy.domain.shared.Faults;
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
        SignedIn signedIn = registration.register(form, () -> visitor(http, body));
        http.answer(201, SignedInJson.of(signedIn, clock.instant()).put("requiresEmailVerification", true));
    }

    private static @Nullable LocalDate birthDate(JsonInput body) {
        JsonNode found = body.find("date_of_birth");
        return found == null ? null : JsonTime.day("date_of_birth", found);
    }

    private void signIn(Exchange http) {
        JsonInput body = http.body();
        var wrong = new Faults();
        Email email = wrong.of(() -> new Email(body.text("email")));
        Password password = wrong.of(() -> Password.presented(body.text("password")));
        SignInOptions options = wrong.of(() -> options(body), SignInOptions.NONE);
        Visitor visitor = wrong.of(() -> visitor(http, body));
        if (email == null || password == null || visitor == null) {
            throw wrong.refusal();
        }
        wrong.tell();
        SignedIn signedIn = signIn.signIn(new SignIn.Credentials(email, password, options), visitor);
        http.answer(SignedInJson.of(signedIn, clock.instant()));
    }

    /// Only sends a code: who signs in with it becomes a member.
    private void registerByPhone(Exchange http) {
        JsonInput body = http.body();
        Instant until = byPhone.sendCode(
                () -> body.requiredText("phone_number"), () -> body.text("name"), () -> visitor(http, body));
        http.answer(201, Done.sent(CODE_IS_COMING, until));
    }

    private void sendCode(Exchange http) {
        JsonInput body = http.body();
        Instant until = byPhone.sendCode(() -> body.requiredText("phone_number"), () -> "", () -> visitor(http, body));
        http.answer(Done.sent(CODE_IS_COMING, until));
    }

    private void signInByPhone(Exchange http) {
        JsonInput body = http.body();
        var form = new PhoneSignIn.Form(
                () -> body.requiredText("phone_number"),
                () -> body.requiredAnyText("otp_code", "code", "verification_code"),
                () -> body.text("name"),
                () -> options(body));
        SignedIn signedIn = byPhone.signIn(form, () -> visitor(http, body));
        http.answer(SignedInJson.of(signedIn, clock.instant()));
    }

    private void signInByProvider(Exchange http) {
        JsonInput body = http.body();
        var arrival = byProvider.signIn(() -> ofProvider(body), () -> options(body), () -> visitor(http, body));
        http.answer(SignedInJson.of(arrival.signedIn(), clock.instant()).put("isNewUser", arrival.isNew()));
    }

    /// What a body presents of another identity provider.
    static ProviderCredentials ofProvider(JsonInput body) {
        var wrong = new Faults();
        IdentityProvider provider = wrong.of(() -> provider(body));
        String idToken = wrong.of(() -> body.text("id_token"), "");
        String accessToken = wrong.of(() -> body.text("access_token"), "");
        String nonce = wrong.of(() -> body.text("nonce"), "");
        if (provider == null) {
            throw wrong.refusal();
        }
        wrong.tell();
        return new ProviderCredentials(provider, idToken, accessToken, nonce);
    }

    private static IdentityProvider provider(JsonInput body) {
        JsonNode named = body.find("provider");
        IdentityProvider provider = named == null ? null : PROVIDERS.read("provider", named);
        if (provider == null) {
            throw new InvalidInput("provider", "is required");
        }
        return provider;
    }

    private static Visitor visitor(Exchange http, JsonInput body) {
        return DeviceInfo.visitor(http, body);
    }

    private static SignInOptions options(JsonInput body) {
        var wrong = new Faults();
        String code = wrong.of(() -> body.anyText("second_factor_code", "totp_code"), "");
        boolean reopen = wrong.of(() -> body.flag("reopen", false) || body.flag("reopen_account", false), false);
        wrong.tell();
        return new SignInOptions(code, reopen);
    }
}
