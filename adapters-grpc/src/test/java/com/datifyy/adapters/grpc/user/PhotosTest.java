package com.datifyy.adapters.grpc.user;

import static org.assertj.core.api.Assertions.assertThat;

import com.datifyy.adapters.grpc.wire.user.v1.ProfilePhoto;
import com.datifyy.adapters.grpc.wire.user.v1.UpdateProfilePhotoRequest;
import com.datifyy.adapters.grpc.wire.user.v1.UploadProfilePhotoRequest;
import com.datifyy.application.profile.PhotoGallery.Upload;
import com.datifyy.domain.profile.Gallery.Change;
import com.datifyy.domain.profile.Photo;
import com.datifyy.domain.profile.PhotoId;
import com.datifyy.domain.profile.ShownPhoto;
import com.google.protobuf.ByteString;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class PhotosTest {
    @Test
    void an_upload_is_read_whole() {
        Upload upload = PhotoMessages.upload(UploadProfilePhotoRequest.newBuilder()
                .setPhotoData(ByteString.copyFrom(new byte[] {1, 2, 3}))
                .setContentType("image/png")
                .setIsPrimary(true)
                .setOrder(2)
                .setCaption("river")
                .build());

        assertThat(upload.file()).containsExactly(1, 2, 3);
        assertThat(upload.type()).isEqualTo("image/png");
        assertThat(upload.primary()).isTrue();
        assertThat(upload.order()).isEqualTo(2);
        assertThat(upload.caption()).isEqualTo("river");
    }

    @Test
    void a_change_leaves_alone_what_is_not_set() {
        assertThat(PhotoMessages.change(UpdateProfilePhotoRequest.getDefaultInstance()))
                .isEqualTo(new Change(false, null, null));
        assertThat(PhotoMessages.change(UpdateProfilePhotoRequest.newBuilder()
                        .setIsPrimary(true)
                        .setOrder(0)
                        .setCaption("")
                        .build()))
                .isEqualTo(new Change(true, 0, ""));
    }

    @Test
    void a_photo_is_told_with_the_paths_to_fetch_it_by() {
        Photo photo = new Photo(new PhotoId(new UUID(0, 7)), "river", Instant.ofEpochSecond(5), 640, 480, 3);

        ProfilePhoto told = PhotoMessages.photo(new ShownPhoto(photo, 1, true, "full", "small"));

        assertThat(told.getPhotoId()).isEqualTo(photo.id().toString());
        assertThat(told.getUrl()).isEqualTo("/api/v1/photos/full");
        assertThat(told.getThumbnailUrl()).isEqualTo("/api/v1/photos/small");
        assertThat(told.getOrder()).isEqualTo(1);
        assertThat(told.getIsPrimary()).isTrue();
        assertThat(told.getUploadedAt().getSeconds()).isEqualTo(5);
        assertThat(told.getCaption()).isEqualTo("river");
        assertThat(told.getWidth()).isEqualTo(640);
        assertThat(told.getHeight()).isEqualTo(480);
        assertThat(told.getVersion()).isEqualTo(3);
    }
}
