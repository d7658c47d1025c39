package com.datifyy.adapters.security;

import com.datifyy.application.profile.port.PhotoLinks;
import com.datifyy.domain.admin.AdminId;
import com.datifyy.domain.identity.UserId;
import com.datifyy.domain.profile.PhotoId;
import com.datifyy.domain.profile.PhotoLink;
import com.datifyy.domain.profile.PhotoSize;
import com.datifyy.domain.profile.PhotoViewer;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.SecretKey;

/// Links as base64url: what they say in 29 bytes, and 16 bytes of its HMAC-SHA256 under a key of its own. What is for
/// the staff says so by one byte more, so that no link can be taken for one of the other kind.
///
/// A link lives for half an hour at most, so replacing the data key only makes people load a page again.
public final class HmacPhotoLinks implements PhotoLinks {
    private static final int SAID = 2 * Long.BYTES + 1 + Integer.BYTES + Long.BYTES;
    private static final int SAID_FOR_STAFF = SAID + 1;
    private static final int SEAL = 16;

    private static final Base64.Encoder TO_TEXT = Base64.getUrlEncoder().withoutPadding();

    private final SecretKey key;

    public HmacPhotoLinks(DataKey key) {
        this.key = key.derived("photo links");
    }

    @Override
    public String seal(PhotoLink link) {
        byte[] said = switch (link.viewer()) {
            case PhotoViewer.Person(UserId person) -> said(link, SAID, person.value());
            case PhotoViewer.Staff(AdminId staff) -> said(link, SAID_FOR_STAFF, staff.value());
        };
        return TO_TEXT.encodeToString(ByteBuffer.allocate(said.length + SEAL)
                .put(said)
                .put(sealOf(said))
                .array());
    }

    private static byte[] said(PhotoLink link, int length, int viewer) {
        return ByteBuffer.allocate(length)
                .putLong(link.photo().value().getMostSignificantBits())
                .putLong(link.photo().value().getLeastSignificantBits())
                .put((byte) link.size().ordinal())
                .putInt(viewer)
                .putLong(link.until().getEpochSecond())
                .array();
    }

    @Override
    public Optional<PhotoLink> open(String sealed) {
        byte[] bytes;
        try {
            bytes = Base64.getUrlDecoder().decode(sealed);
        } catch (IllegalArgumentException noBase64) {
            return Optional.empty();
        }
        // Encoded again, since several texts decode to the same bytes.
        int length = bytes.length - SEAL;
        if ((length != SAID && length != SAID_FOR_STAFF)
                || !TO_TEXT.encodeToString(bytes).equals(sealed)) {
            return Optional.empty();
        }
        byte[] said = Arrays.copyOf(bytes, length);
        if (!MessageDigest.isEqual(sealOf(said), Arrays.copyOfRange(bytes, length, bytes.length))) {
            return Optional.empty();
        }
        ByteBuffer parts = ByteBuffer.wrap(said);
        var photo = new PhotoId(new UUID(parts.getLong(), parts.getLong()));
        PhotoSize size = PhotoSize.values()[parts.get()];
        int viewer = parts.getInt();
        return Optional.of(new PhotoLink(
                photo,
                size,
                length == SAID
                        ? new PhotoViewer.Person(new UserId(viewer))
                        : new PhotoViewer.Staff(new AdminId(viewer)),
                Instant.ofEpochSecond(parts.getLong())));
    }

    private byte[] sealOf(byte[] said) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(key);
            return Arrays.copyOf(mac.doFinal(said), SEAL);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
