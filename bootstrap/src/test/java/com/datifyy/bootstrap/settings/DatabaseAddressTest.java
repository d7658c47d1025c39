package com.datifyy.bootstrap.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.datifyy.bootstrap.settings.Address.Malformed;
import com.datifyy.bootstrap.settings.DatabaseAddress.Encryption;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DatabaseAddressTest {

    @ParameterizedTest
    @ValueSource(strings = {"postgres", "postgresql", "jdbc:postgresql", "PostgreSQL"})
    void every_usual_scheme_is_understood(String scheme) throws Malformed {
        var address = parse(scheme + "://maya:pw@db:5433/datifyy");

        assertThat(address.jdbcUrl()).startsWith("jdbc:postgresql://db:5433/datifyy");
        assertThat(address.user()).isEqualTo("maya");
        assertThat(address.password().value()).isEqualTo("pw");
    }

    @Test
    void a_missing_port_is_5432() throws Malformed {
        assertThat(parse("postgres://maya:pw@dpg-abc123-a/datifyy").jdbcUrl())
                .startsWith("jdbc:postgresql://dpg-abc123-a:5432/datifyy");
    }

    @Test
    void percent_escapes_in_credentials_are_decoded_and_a_plus_stays_a_plus() throws Malformed {
        var address = parse("postgres://ma%40ya:p%2Fw%3F%25%C3%A4+1@db/datifyy");

        assertThat(address.user()).isEqualTo("ma@ya");
        assertThat(address.password().value()).isEqualTo("p/w?%ä+1");
    }

    @Test
    void a_raw_at_sign_hash_or_colon_inside_a_password_is_tolerated() throws Malformed {
        var address = parse("postgres://maya:p@ss#w:rd@db:5432/datifyy");

        assertThat(address.host()).isEqualTo("db");
        assertThat(address.password().value()).isEqualTo("p@ss#w:rd");
    }

    @Test
    void dotted_user_names_of_a_pooler_stay_whole() throws Malformed {
        var address = parse("postgresql://postgres.abcdef:pw@aws-0-ap-south-1.pooler.supabase.com:5432/postgres");

        assertThat(address.user()).isEqualTo("postgres.abcdef");
        assertThat(address.transactionPooled()).isFalse();
    }

    @Test
    void ipv6_hosts_keep_their_brackets() throws Malformed {
        assertThat(parse("postgres://maya:pw@[2001:db8::1]/datifyy").jdbcUrl())
                .startsWith("jdbc:postgresql://[2001:db8::1]:5432/datifyy");
        assertThat(parse("postgres://maya:pw@[::1]:5499/datifyy").port()).isEqualTo(5499);
    }

    @Test
    void credentials_never_stand_in_the_jdbc_address_nor_in_print() throws Malformed {
        var fromUserInfo = parse("postgres://maya:hunter2@db/datifyy");
        var fromParameters = parse("jdbc:postgresql://db/datifyy?user=maya&password=hunter2&sslmode=disable");

        assertThat(fromParameters.user()).isEqualTo("maya");
        assertThat(fromParameters.password().value()).isEqualTo("hunter2");
        assertThat(fromUserInfo.jdbcUrl() + fromParameters.jdbcUrl()).doesNotContain("hunter2", "maya");
        assertThat(fromUserInfo.toString()).doesNotContain("hunter2").contains("[REDACTED]");
    }

    @Test
    void query_parameters_are_kept_and_libpq_names_become_the_drivers() throws Malformed {
        assertThat(parse(
                                "postgres://maya:pw@db.example.com/datifyy?sslmode=verify-full&application_name=a%20b&options=-c%20x%3D1")
                        .jdbcUrl())
                .contains("sslmode=verify-full", "ApplicationName=a%20b", "options=-c%20x%3D1");
    }

    @ParameterizedTest
    @CsvSource({
        "db.abcdef.supabase.co, true",
        "dpg-abc-a.oregon-postgres.render.com, true",
        "8.8.8.8, true",
        "172.32.0.1, true",
        "[2001:db8::1], true",
        "localhost, false",
        "127.0.0.53, false",
        "[::1], false",
        "10.1.2.3, false",
        "172.16.0.1, false",
        "192.168.1.1, false",
        "[fd12:3456::1], false",
        "dpg-abc123-a, false",
        "postgres.internal, false",
        "mac.local, false",
    })
    void a_host_that_is_not_plainly_private_is_reached_with_tls(String host, boolean tls) throws Malformed {
        var address = parse("postgres://maya:pw@" + host + "/datifyy");

        assertThat(address.jdbcUrl().contains("sslmode=require")).isEqualTo(tls);
        assertThat(address.encrypted()).isEqualTo(tls);
        assertThat(address.plainlyPrivate()).isNotEqualTo(tls);
    }

    @ParameterizedTest
    @CsvSource({
        "sslmode=disable, NONE",
        "sslmode=prefer&ssl=true, NONE",
        "ssl=1, NONE",
        "sslmode=require, UNCHECKED",
        "sslmode=require&sslrootcert=/etc/ca.crt, UNCHECKED",
        "ssl=true&sslfactory=org.postgresql.ssl.NonValidatingFactory, UNCHECKED",
        "sslmode=verify-ca, CHECKED",
        "sslmode=verify-full, CHECKED",
        "ssl=true, CHECKED",
    })
    void a_certificate_is_checked_where_the_driver_is_told_to(String query, Encryption encryption) throws Malformed {
        assertThat(parse("postgres://maya:pw@db.example.com/datifyy?" + query).encryption())
                .isEqualTo(encryption);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "postgres://maya:pw@pooler.example.com:6543/postgres",
                "postgres://maya:pw@pooler.example.com:5432/postgres?pgbouncer=true",
            })
    void behind_a_transaction_pooler_no_statement_is_kept_on_the_server(String url) throws Malformed {
        assertThat(parse(url).jdbcUrl())
                .contains("prepareThreshold=0", "preparedStatementCacheQueries=0")
                .doesNotContain("pgbouncer");
    }

    @Test
    void the_pool_mode_says_the_same_for_any_port() throws Malformed {
        assertThat(DatabaseAddress.parse("postgres://maya:pw@db/datifyy", true).jdbcUrl())
                .contains("prepareThreshold=0");
        assertThat(parse("postgres://maya:pw@db/datifyy").jdbcUrl()).doesNotContain("prepareThreshold");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "localhost:5432/datifyy | must look like scheme://",
                "mysql://maya:hunter2@db/datifyy | must begin with postgres://",
                "postgres://db/datifyy | names no user",
                "postgres://maya@db/datifyy?sslmode=nonsense | must have as sslmode",
                "postgres://maya:hunter2@db | must end in the name of one database",
                "postgres://maya:hunter2@db/a/b | must end in the name of one database",
                "postgres://maya:hunter2@/datifyy | names no host",
                "postgres://maya:hunter2@db:0/datifyy | port from 1 to 65535",
                "postgres://maya:hunter2@db:70000/datifyy | port from 1 to 65535",
                "postgres://maya:hunter2@db:x/datifyy | port from 1 to 65535",
                "postgres://maya:hunter2@2001:db8::1/datifyy | IPv6",
                "postgres://maya:hunter2@[::1/datifyy | closing bracket",
                "postgres://maya:hunter2@a:1,b:2/datifyy | single host",
                "postgres://maya:hun/ter2@db/datifyy | write them as %2F",
                "postgres://maya:hun?ter2@db/datifyy | write them as %2F",
                "postgres://maya:hunter2%@db/datifyy | write it as %25",
                "postgres://maya:hunter2%zz@db/datifyy | write it as %25",
                "postgres://maya:hunter2%ff@db/datifyy | not UTF-8",
            })
    void a_malformed_address_is_refused_with_its_mend_and_without_its_text(String url, String mend) {
        assertThatThrownBy(() -> parse(url))
                .isInstanceOf(Malformed.class)
                .hasMessageContaining(mend)
                .message()
                .doesNotContain("hunter2", "ter2", "maya");
    }

    private static DatabaseAddress parse(String url) throws Malformed {
        return DatabaseAddress.parse(url, false);
    }
}
