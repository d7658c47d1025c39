package com.datifyy.application.shared;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class NetworkTest {
    @Test
    void an_ipv4_address_is_a_network_of_its_own() {
        assertThat(Network.of("192.0.2.7")).isEqualTo(Network.of("192.0.2.7")).isNotEqualTo(Network.of("192.0.2.8"));
    }

    @Test
    void ipv6_addresses_of_one_64_bit_prefix_are_one_network() {
        assertThat(Network.of("2001:db8:1:2::1"))
                .isEqualTo(Network.of("2001:db8:1:2:ffff::9"))
                .isNotEqualTo(Network.of("2001:db8:1:3::1"));
    }

    @Test
    void an_ipv6_network_is_part_of_a_site_and_an_ipv4_network_is_one() {
        assertThat(Network.of("2001:db8:1:2::1").site())
                .isEqualTo(Network.of("2001:db8:1:3::1").site())
                .isNotEqualTo(Network.of("2001:db8:2:2::1").site());
        assertThat(Network.of("2001:db8:1:2::1").isItsSite()).isFalse();
        assertThat(Network.of("192.0.2.7").isItsSite()).isTrue();
    }

    @Test
    void an_ipv4_address_written_as_ipv6_is_the_same_network() {
        assertThat(Network.of("::ffff:192.0.2.7")).isEqualTo(Network.of("192.0.2.7"));
    }

    @Test
    void a_name_is_never_looked_up() {
        assertThat(Network.of("localhost")).isEqualTo(Network.of("datifyy.example"));
    }
}
