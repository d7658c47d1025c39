package com.datifyy.application.scheduling;

import static org.assertj.core.api.Assertions.assertThat;

import com.datifyy.application.admin.DateCompany;
import com.datifyy.application.profile.PhotoGallery;
import com.datifyy.application.profile.port.PlainPhotoProcessor;
import com.datifyy.domain.profile.ShownPhoto;
import java.util.Set;
import org.junit.jupiter.api.Test;

class DateReadingTest extends SchedulingScene {
    @Test
    void dates_are_listed_with_both_people_their_photos_and_the_genie() {
        PhotoGallery gallery = application.photoGallery;
        ShownPhoto photo = gallery.show(
                asha,
                gallery.keep(
                        asha, new PhotoGallery.Upload(PlainPhotoProcessor.file("river"), "image/jpeg", false, 0, "")));
        arranged();

        DateCompany.Company present =
                application.dateReading.list(genie, null, null, TEN).present();

        assertThat(present.people()).containsOnlyKeys(asha.id(), ravi.id());
        assertThat(present.people().get(asha.id()).told().name()).isEqualTo("Asha Rao");
        ShownPhoto shown = present.people().get(asha.id()).photo();
        assertThat(shown.photo()).isEqualTo(photo.photo());
        assertThat(shown.link()).as("a link of the staff's own").isNotEqualTo(photo.link());
        assertThat(gallery.fetch(shown.link(), Set.of()).jpeg()).isNotEmpty();
        assertThat(present.people().get(ravi.id()).photo()).isNull();
        assertThat(present.genies()).containsOnlyKeys(genie.id());
        assertThat(present.feedback()).isEmpty();
    }
}
