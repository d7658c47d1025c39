package com.datifyy.bootstrap.settings;

import com.datifyy.bootstrap.settings.Address.Malformed;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/// Where PostgreSQL is and as whom to log in. The JDBC address holds neither user nor password, so it can be
/// logged.
public record DatabaseAddress(
        String jdbcUrl, String host, int port, String database, String user, Secret password, Encryption encryption) {

    static final int DEFAULT_PORT = 5432;
    static final int TRANSACTION_POOLER_PORT = 6543;

    private static final Set<String> SCHEMES = Set.of("postgres", "postgresql", "jdbc:postgresql");
    private static final Set<String> CHECKING_MODES = Set.of("verify-ca", "verify-full");
    private static final String ENCRYPTING_MODE = "require";
    /// The driver's own way to encrypt and take whatever certificate comes.
    private static final String CHECKS_NOTHING = "org.postgresql.ssl.NonValidatingFactory";

    private static final String SUPABASE_POOLERS = ".pooler.supabase.com";
    /// Anything else, `1` and `yes` included, means to the driver that it may stay unencrypted.
    private static final Set<String> ENCRYPTING_SSL = Set.of("", "true");

    private static final Set<String> PLAIN_MODES = Set.of("disable", "allow", "prefer");

    /// What keeps others from reading and changing what goes there and back.
    public enum Encryption {
        NONE,
        /// TLS with whoever answers: somebody in between can answer, too.
        UNCHECKED,
        /// TLS with whoever has a certificate that is trusted here.
        CHECKED
    }

    /// The names libpq gives to things for which the JDBC driver has names of its own.
    private static final Map<String, String> DRIVER_NAMES = Map.of(
            "application_name", "ApplicationName",
            "connect_timeout", "connectTimeout",
            "channel_binding", "channelBinding");

    /// Reads an address as hosting platforms write it. A host that is not plainly private gets
    /// `sslmode=require` unless the address says otherwise.
    static DatabaseAddress parse(String text, boolean throughTransactionPooler) throws Malformed {
        var address = Address.parse(text);
        if (!SCHEMES.contains(address.scheme().toLowerCase(Locale.ROOT))) {
            throw new Malformed("must begin with postgres://, postgresql:// or jdbc:postgresql://");
        }
        var parameters = new LinkedHashMap<String, String>();
        address.parameters().forEach((name, value) -> parameters.put(DRIVER_NAMES.getOrDefault(name, name), value));
        var userParameter = parameters.remove("user");
        var passwordParameter = parameters.remove("password");
        var pgbouncer = "true".equals(parameters.remove("pgbouncer"));
        var user = address.user() == null || address.user().isEmpty() ? userParameter : address.user();
        var password = address.password() == null ? passwordParameter : address.password();
        if (user == null) {
            throw new Malformed("names no user");
        }
        var mode = parameters.get("sslmode");
        if (mode != null && !encrypting(mode) && !PLAIN_MODES.contains(mode)) {
            throw new Malformed("must have as sslmode disable, allow, prefer, require, verify-ca or verify-full");
        }
        if (address.path().isEmpty() || address.path().contains("/")) {
            throw new Malformed("must end in the name of one database");
        }
        return of(
                address,
                user,
                new Secret(password == null ? "" : password),
                parameters,
                throughTransactionPooler || pgbouncer);
    }

    static DatabaseAddress of(
            String host, int port, String database, String user, Secret password, boolean throughTransactionPooler) {
        var address = new Address("postgres", user, null, host, port, database, Map.of());
        return of(address, user, password, new LinkedHashMap<>(), throughTransactionPooler);
    }

    private static DatabaseAddress of(
            Address address,
            String user,
            Secret password,
            LinkedHashMap<String, String> parameters,
            boolean throughTransactionPooler) {
        var port = address.port() == Address.NO_PORT ? DEFAULT_PORT : address.port();
        if (!parameters.containsKey("sslmode")
                && !parameters.containsKey("ssl")
                && !Hosts.isPlainlyPrivate(address.host())) {
            parameters.put("sslmode", ENCRYPTING_MODE);
        }
        if (throughTransactionPooler || port == TRANSACTION_POOLER_PORT) {
            // A transaction pooler gives every transaction another server session: named statements would be
            // lost.
            parameters.put("prepareThreshold", "0");
            parameters.put("preparedStatementCacheQueries", "0");
        }
        var query = parameters.entrySet().stream()
                .map(entry -> Address.encode(entry.getKey()) + "=" + Address.encode(entry.getValue()))
                .collect(Collectors.joining("&"));
        var jdbcUrl = "jdbc:postgresql://" + address.bracketedHost() + ":" + port + "/" + Address.encode(address.path())
                + (query.isEmpty() ? "" : "?" + query);
        return new DatabaseAddress(
                jdbcUrl, address.host(), port, address.path(), user, password, encryption(parameters));
    }

    private static boolean encrypting(String mode) {
        return mode.equals(ENCRYPTING_MODE) || CHECKING_MODES.contains(mode);
    }

    /// Where nothing but `ssl` is given, the driver checks as in `verify-full`.
    private static Encryption encryption(Map<String, String> parameters) {
        var mode = parameters.get("sslmode");
        boolean encrypts = mode == null
                ? ENCRYPTING_SSL.contains(
                        parameters.getOrDefault("ssl", "not given").toLowerCase(Locale.ROOT))
                : encrypting(mode);
        if (!encrypts) {
            return Encryption.NONE;
        }
        return ENCRYPTING_MODE.equals(mode) || CHECKS_NOTHING.equals(parameters.get("sslfactory"))
                ? Encryption.UNCHECKED
                : Encryption.CHECKED;
    }

    /// Whether what goes there and back is encrypted, with whomever.
    public boolean encrypted() {
        return encryption != Encryption.NONE;
    }

    /// The host and the port, as operators are told where it is.
    public String where() {
        return host + ":" + port;
    }

    /// Whether the host is this machine or on a private network, as far as its name tells.
    public boolean plainlyPrivate() {
        return Hosts.isPlainlyPrivate(host);
    }

    /// Whether it is one of Supabase's poolers, in whichever mode.
    public boolean atSupabasesPooler() {
        return host.toLowerCase(Locale.ROOT).endsWith(SUPABASE_POOLERS);
    }

    boolean transactionPooled() {
        return jdbcUrl.contains("prepareThreshold=0");
    }
}
