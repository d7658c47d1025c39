package com.datifyy.application.admin;

import com.datifyy.application.admin.port.UserRegister;
import com.datifyy.application.admin.port.UserRegister.Entry;
import com.datifyy.application.profile.port.PhotoLinks;
import com.datifyy.application.profile.port.PhotoRepository;
import com.datifyy.domain.admin.AdminCaller;
import com.datifyy.domain.identity.UserId;
import com.datifyy.domain.profile.Gallery;
import com.datifyy.domain.profile.PhotoViewer;
import com.datifyy.domain.shared.NumberedPage;
import com.datifyy.domain.shared.Refusal.NotFound;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;

/// Makes the staff's lines of what is known about people. A photo is linked to for whoever of the staff asks.
public final class UserLines {
    private final UserRegister register;
    private final PhotoRepository photos;
    private final PhotoLinks links;

    public UserLines(UserRegister register, PhotoRepository photos, PhotoLinks links) {
        this.register = register;
        this.photos = photos;
        this.links = links;
    }

    /// @throws NotFound when nobody has the id
    ListedUser of(UserId id, AdminCaller admin, Instant now) {
        Entry entry = register.find(id, now).orElseThrow(UserLines::unknown);
        return of(List.of(entry), admin, now).getFirst();
    }

    NumberedPage<ListedUser> of(NumberedPage<Entry> page, AdminCaller admin, Instant now) {
        return page.holding(of(page.items(), admin, now));
    }

    private List<ListedUser> of(List<Entry> entries, AdminCaller admin, Instant now) {
        LocalDate today = LocalDate.ofInstant(now, ZoneOffset.UTC);
        Map<UserId, Gallery> galleries =
                photos.ofAll(entries.stream().map(entry -> entry.user().id()).toList());
        var viewer = new PhotoViewer.Staff(admin.id());
        return entries.stream()
                .map(entry -> ListedUser.of(
                        entry, links.primary(galleries.get(entry.user().id()), viewer, now), today))
                .toList();
    }

    static NotFound unknown() {
        return new NotFound("This person");
    }
}
