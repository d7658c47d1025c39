package com.datifyy.bootstrap.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.datifyy.adapters.grpc.wire.user.v1.BlockUserRequest;
import com.datifyy.adapters.grpc.wire.user.v1.GetUserProfileRequest;
import com.datifyy.adapters.grpc.wire.user.v1.UploadProfilePhotoRequest;
import com.datifyy.adapters.grpc.wire.user.v1.UserServiceGrpc;
import com.datifyy.bootstrap.journey.Journey.Member;
import com.datifyy.bootstrap.journey.Journey.Newcomer;
import com.datifyy.bootstrap.journey.Journey.Story;
import com.datifyy.bootstrap.service.Answer;
import com.datifyy.bootstrap.service.RunningApp;
import com.google.protobuf.ByteString;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// A photo that was sent over one protocol, and the links that others are told by both.
class PhotoLinksTest {
    private static final int SIDE = 40;

    private static RunningApp app;

    @BeforeAll
    static void start() {
        app = RunningApp.start();
    }

    @AfterAll
    static void stop() {
        app.close();
    }

    @Test
    void d10_everybody_is_told_links_of_their_own_over_both_protocols_and_a_block_ends_those_of_one()
            throws IOException {
        Story here = Story.somewhere("GENDER_FEMALE");
        Member maya = app.overGrpc().register(Newcomer.named("Maya"));
        maya.tell(here);
        Member arjun = neighbour("Arjun", here);
        Member kabir = neighbour("Kabir", here);
        String own = user(maya)
                .uploadProfilePhoto(UploadProfilePhotoRequest.newBuilder()
                        .setPhotoData(picture())
                        .setContentType("image/png")
                        .build())
                .getPhoto()
                .getUrl();

        String overGrpc = linkOverGrpc(arjun, maya);
        String overRest = linkOverRest(arjun, maya);
        String ofAnother = linkOverGrpc(kabir, maya);

        assertThat(List.of(own, overGrpc, ofAnother)).doesNotHaveDuplicates();
        for (String link : List.of(own, overGrpc, overRest, ofAnother)) {
            Answer photo = app.http().get(link);
            assertThat(photo.status()).isEqualTo(200);
            assertThat(photo.header("Content-Type")).isEqualTo("image/jpeg");
            assertThat(link).doesNotContain(maya.id()).doesNotContain(arjun.id());
            assertThat(app.http().get(altered(link)).status()).isEqualTo(404);
        }

        var _ = user(maya)
                .blockUser(BlockUserRequest.newBuilder().setUserId(arjun.id()).build());

        assertThat(app.http().get(overGrpc).status()).isEqualTo(404);
        assertThat(app.http().get(overRest).status()).isEqualTo(404);
        assertThat(app.http().get(ofAnother).status()).isEqualTo(200);
        assertThat(app.http().get(own).status()).isEqualTo(200);
    }

    private static Member neighbour(String name, Story here) {
        Member member = app.overRest().register(Newcomer.named(name));
        member.tell(here.neighbour("GENDER_MALE"));
        return member;
    }

    private static String linkOverGrpc(Member viewer, Member shown) {
        return user(viewer)
                .getUserProfile(
                        GetUserProfileRequest.newBuilder().setUserId(shown.id()).build())
                .getProfile()
                .getPhotos(0)
                .getUrl();
    }

    private static String linkOverRest(Member viewer, Member shown) {
        return app.http()
                .as(viewer.tokens().access())
                .get("/api/v1/user/profile/" + shown.id())
                .at("/profile/photos/0/url")
                .textValue();
    }

    /// With another letter in the middle.
    private static String altered(String link) {
        int at = link.lastIndexOf('/') + (link.length() - link.lastIndexOf('/')) / 2;
        return link.substring(0, at) + (link.charAt(at) == 'A' ? 'B' : 'A') + link.substring(at + 1);
    }

    private static ByteString picture() throws IOException {
        var bytes = new ByteArrayOutputStream();
        assertThat(ImageIO.write(new BufferedImage(SIDE, SIDE, BufferedImage.TYPE_INT_RGB), "png", bytes))
                .isTrue();
        return ByteString.copyFrom(bytes.toByteArray());
    }

    private static UserServiceGrpc.UserServiceBlockingStub user(Member member) {
        return UserServiceGrpc.newBlockingStub(
                app.grpc().as(member.tokens().access()).channel());
    }
}
