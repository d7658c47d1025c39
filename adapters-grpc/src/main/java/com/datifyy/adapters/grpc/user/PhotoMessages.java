package com.datifyy.adapters.grpc.user;

import com.datifyy.adapters.grpc.translation.ProtoPhoto;
import com.datifyy.adapters.grpc.translation.ProtoTime;
import com.datifyy.adapters.grpc.wire.user.v1.ProfilePhoto;
import com.datifyy.adapters.grpc.wire.user.v1.UpdateProfilePhotoRequest;
import com.datifyy.adapters.grpc.wire.user.v1.UploadProfilePhotoRequest;
import com.datifyy.adapters.grpc.wire.user.v1.UploadProfilePhotoResponse;
import com.datifyy.application.profile.PhotoGallery.Upload;
import com.datifyy.domain.profile.Gallery;
import com.datifyy.domain.profile.Photo;
import com.datifyy.domain.profile.ShownPhoto;
import java.util.List;

/// Photos as messages.
final class PhotoMessages {
    private PhotoMessages() {}

    static Upload upload(UploadProfilePhotoRequest sent) {
        return new Upload(
                sent.getPhotoData().toByteArray(),
                sent.getContentType(),
                sent.getIsPrimary(),
                sent.getOrder(),
                sent.getCaption());
    }

    static Gallery.Change change(UpdateProfilePhotoRequest sent) {
        return new Gallery.Change(
                sent.getIsPrimary(),
                sent.hasOrder() ? (Integer) sent.getOrder() : null,
                sent.hasCaption() ? sent.getCaption() : null);
    }

    static UploadProfilePhotoResponse added(ShownPhoto shown) {
        return UploadProfilePhotoResponse.newBuilder()
                .setPhoto(photo(shown))
                .setMessage("The photo was added")
                .build();
    }

    static List<ProfilePhoto> photos(List<ShownPhoto> photos) {
        return photos.stream().map(PhotoMessages::photo).toList();
    }

    static ProfilePhoto photo(ShownPhoto shown) {
        Photo photo = shown.photo();
        return ProfilePhoto.newBuilder()
                .setPhotoId(photo.id().toString())
                .setUrl(ProtoPhoto.pathOf(shown))
                .setThumbnailUrl(ProtoPhoto.thumbnailOf(shown))
                .setOrder(shown.order())
                .setIsPrimary(shown.primary())
                .setUploadedAt(ProtoTime.of(photo.uploadedAt()))
                .setCaption(photo.caption())
                .setWidth(photo.width())
                .setHeight(photo.height())
                .setVersion(photo.version())
                .build();
    }
}
