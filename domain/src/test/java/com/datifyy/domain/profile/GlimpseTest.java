package com.datifyy.domain.profile;

import static org.assertj.core.api.Assertions.assertThat;

import com.datifyy.domain.People;
import com.datifyy.domain.profile.traits.Gender;
import com.datifyy.domain.shared.GeoCell;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class GlimpseTest {
    private static final LocalDate BORN = LocalDate.of(1996, 5, 17);
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 20);
    private static final Residence PUNE = new Residence("IN", "India", "Pune", GeoCell.containing(18.52, 73.85));

    @Test
    void it_tells_what_the_published_profile_tells() {
        for (Profile profile : new Profile[] {
            People.person(1).profile(),
            People.person(2)
                    .tells(Basics.NAME, "Asha Kulkarni")
                    .tells(Basics.GENDER, Gender.FEMALE)
                    .tells(Details.BIO, "Write to asha@example.com")
                    .tells(Details.COMPANY, "Call +91 12345 67890")
                    .tells(Details.JOB_TITLE, "Baker")
                    .tells(Details.LOCATION, PUNE)
                    .profile(),
            People.person(3)
                    .tells(Details.JOB_TITLE, "www.example.com")
                    .tells(Details.HOMETOWN, "Nashik, t.me/somebody")
                    .profile()
        }) {
            PublishedProfile published = PublishedProfile.of(profile, BORN, true, false, TODAY, null);

            Glimpse glimpse = Glimpse.of(profile, BORN, true, TODAY);

            assertThat(glimpse.firstName()).isEqualTo(published.firstName());
            assertThat(glimpse.age()).isEqualTo(published.age());
            assertThat(glimpse.gender()).isEqualTo(published.answers().get(Basics.GENDER));
            Residence residence = published.answers().get(Details.LOCATION);
            assertThat(glimpse.home())
                    .isEqualTo(published.answers().get(Details.HOMETOWN, residence == null ? "" : residence.city()));
            assertThat(glimpse.bio()).isEqualTo(published.answers().get(Details.BIO, ""));
            String company = published.answers().get(Details.COMPANY, "");
            assertThat(glimpse.occupation())
                    .isEqualTo(company.isEmpty() ? published.answers().get(Details.JOB_TITLE, "") : company);
        }
    }

    @Test
    void d12_contact_details_and_a_hidden_age_are_left_out() {
        Profile profile = People.person(1)
                .tells(Details.BIO, "asha@example.com")
                .tells(Details.HOMETOWN, "asha@example.com")
                .tells(Details.COMPANY, "asha@example.com")
                .profile();

        Glimpse glimpse = Glimpse.of(profile, BORN, false, TODAY);

        assertThat(glimpse.age()).isZero();
        assertThat(glimpse.bio() + glimpse.home() + glimpse.occupation()).doesNotContain("example");
        assertThat(glimpse).hasToString("Glimpse[…]");
    }

    @Test
    void home_is_where_somebody_is_from_or_else_lives() {
        var settled = People.person(1).tells(Details.LOCATION, PUNE);

        assertThat(homeOf(People.person(1).profile())).isEmpty();
        assertThat(homeOf(settled.profile())).isEqualTo("Pune");
        assertThat(homeOf(settled.tells(Details.HOMETOWN, "Nashik").profile())).isEqualTo("Nashik");
    }

    @Test
    void a_long_bio_ends_after_a_hundred_characters_and_never_in_one() {
        assertThat(bioOf("x".repeat(100))).isEqualTo("x".repeat(100));
        assertThat(bioOf("x".repeat(101))).isEqualTo("x".repeat(100) + "...");
        assertThat(bioOf("\uD83D\uDE80".repeat(101))).isEqualTo("\uD83D\uDE80".repeat(100) + "...");
    }

    private static String homeOf(Profile profile) {
        return Glimpse.of(profile, BORN, true, TODAY).home();
    }

    private static String bioOf(String bio) {
        return Glimpse.of(People.person(1).tells(Details.BIO, bio).profile(), BORN, true, TODAY)
                .bio();
    }
}
