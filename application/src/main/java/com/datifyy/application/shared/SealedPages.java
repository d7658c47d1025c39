package com.datifyy.application.shared;

import com.datifyy.application.shared.port.SecretBox;
import com.datifyy.domain.shared.Page;
import com.datifyy.domain.shared.PageRequest;
import com.datifyy.domain.shared.Refusal.InvalidInput;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Lists whose cursors tell nothing and cannot be made up: what an item stands by, such as exact points, is sealed for
/// one list and one person before it leaves, and opens for them alone.
public final class SealedPages {
    private static final int LONGEST = 400;

    private final SecretBox box;

    /// @param box the same in all instances that answer one another's cursors
    public SealedPages(SecretBox box) {
        this.box = box;
    }

    /// The page that was asked for with a sealed cursor, with a sealed one to go on.
    ///
    /// @param list what is listed and for whom, such as `search 17`
    /// @param found the page for a cursor as it was before it was sealed
    /// @throws InvalidInput when the cursor is not one that was handed out for this list
    public <T> Page<T> of(String list, PageRequest request, Function<PageRequest, Page<T>> found) {
        Page<T> page = found.apply(new PageRequest(request.limit(), opened(list, request.cursor())));
        return new Page<>(page.items(), sealed(list, page.next()));
    }

    private @Nullable String sealed(String list, @Nullable String plain) {
        return plain == null
                ? null
                : Base64.getUrlEncoder()
                        .withoutPadding()
                        .encodeToString(box.seal(context(list), plain.getBytes(StandardCharsets.UTF_8)));
    }

    private @Nullable String opened(String list, @Nullable String cursor) {
        if (cursor == null) {
            return null;
        }
        return switch (box.open(context(list), bytes(cursor))) {
            case SecretBox.Opened(byte[] plain) -> new String(plain, StandardCharsets.UTF_8);
            case SecretBox.Closed _ -> throw notHandedOut();
        };
    }

    private static byte[] bytes(String cursor) {
        if (cursor.length() > LONGEST) {
            throw notHandedOut();
        }
        try {
            return Base64.getUrlDecoder().decode(cursor);
        } catch (IllegalArgumentException notACursor) {
            throw notHandedOut();
        }
    }

    private static InvalidInput notHandedOut() {
        return new InvalidInput("cursor", "is not one that was handed out");
    }

    private static String context(String list) {
        return "cursor of " + list;
    }
}
