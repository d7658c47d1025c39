package com.datifyy.application.profile.port;

import com.datifyy.domain.admin.AdminId;
import com.datifyy.domain.identity.UserId;
import com.datifyy.domain.profile.PhotoId;
import com.datifyy.domain.profile.PhotoLink;
import com.datifyy.domain.profile.PhotoSize;
import com.datifyy.domain.profile.PhotoViewer;
import java.time.Instant;
import java.util.Optional;

/// Links in plain text, which tests can read and alter; whoever leaves the mark out has not been here.
public final class PlainPhotoLinks implements PhotoLinks {
    private static final String MARK = "sealed";
    private static final String STAFF = "staff-";

    @Override
    public String seal(PhotoLink link) {
        return String.join(
                "_",
                MARK,
                link.photo().toString(),
                link.size().name(),
                switch (link.viewer()) {
                    case PhotoViewer.Person(UserId person) -> person.toString();
                    case PhotoViewer.Staff(AdminId staff) -> STAFF + staff;
                },
                Long.toString(link.until().getEpochSecond()));
    }

    @Override
    public Optional<PhotoLink> open(String sealed) {
        String[] parts = sealed.split("_", -1);
        if (parts.length != 5 || !parts[0].equals(MARK)) {
            return Optional.empty();
        }
        return Optional.of(new PhotoLink(
                PhotoId.parse(parts[1]),
                PhotoSize.valueOf(parts[2]),
                parts[3].startsWith(STAFF)
                        ? new PhotoViewer.Staff(AdminId.parse(parts[3].substring(STAFF.length())))
                        : new PhotoViewer.Person(UserId.parse(parts[3])),
                Instant.ofEpochSecond(Long.parseLong(parts[4]))));
    }
}
