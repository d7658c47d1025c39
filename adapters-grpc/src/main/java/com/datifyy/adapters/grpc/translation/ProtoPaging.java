package com.datifyy.adapters.grpc.translation;

import com.datifyy.adapters.grpc.wire.common.v1.PaginationRequest;
import com.datifyy.adapters.grpc.wire.common.v1.PaginationResponse;
import com.datifyy.domain.shared.NumberedPage;
import com.datifyy.domain.shared.Refusal.InvalidInput;

/// Numbered pages.
public final class ProtoPaging {
    private ProtoPaging() {}

    /// Which page is wanted. A number that cannot be had falls back to the usual one.
    ///
    /// @throws InvalidInput when a cursor is given: these lists go on by number
    public static NumberedPage.Wanted wanted(PaginationRequest sent, int usualSize) {
        if (!sent.getCursor().isEmpty()) {
            throw new InvalidInput("pagination.cursor", "is not used here: ask for a page");
        }
        return NumberedPage.Wanted.of(sent.getPage(), sent.getPageSize(), usualSize);
    }

    /// Where a page stands among all.
    public static PaginationResponse standing(NumberedPage<?> page) {
        return PaginationResponse.newBuilder()
                .setPage(page.page())
                .setPageSize(page.size())
                .setTotalCount(page.total())
                .setTotalPages(page.pages())
                .setHasMore(page.hasMore())
                .build();
    }
}
