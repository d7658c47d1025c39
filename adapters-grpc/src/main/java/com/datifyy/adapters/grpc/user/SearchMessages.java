package com.datifyy.adapters.grpc.user;

import com.datifyy.adapters.grpc.translation.ProtoAttributes;
import com.datifyy.adapters.grpc.wire.common.v1.PaginationRequest;
import com.datifyy.adapters.grpc.wire.common.v1.PaginationResponse;
import com.datifyy.adapters.grpc.wire.user.v1.GetRecommendationsRequest;
import com.datifyy.adapters.grpc.wire.user.v1.GetRecommendationsResponse;
import com.datifyy.adapters.grpc.wire.user.v1.SearchFilters;
import com.datifyy.adapters.grpc.wire.user.v1.SearchUsersRequest;
import com.datifyy.adapters.grpc.wire.user.v1.SearchUsersResponse;
import com.datifyy.adapters.grpc.wire.user.v1.UserProfile;
import com.datifyy.application.matching.Introduction;
import com.datifyy.domain.attribute.Answers;
import com.datifyy.domain.attribute.Changes;
import com.datifyy.domain.matching.Filters;
import com.datifyy.domain.shared.Faults;
import com.datifyy.domain.shared.Page;
import com.datifyy.domain.shared.PageRequest;
import com.datifyy.domain.shared.Refusal.InvalidInput;
import java.util.List;

/// Searches and recommendations as messages.
final class SearchMessages {
    private static final ProtoAttributes FILTERS = new ProtoAttributes(Filters.ALL, SearchFilters.getDescriptor());
    private static final int USUAL_SEARCH = 20;
    private static final int USUAL_RECOMMENDATIONS = 10;

    private SearchMessages() {}

    /// @throws InvalidInput when a filter breaks its limits
    private static Answers filters(SearchFilters sent) {
        Changes chosen = Changes.none();
        FILTERS.readSent(sent, chosen);
        return Answers.NONE.with(chosen);
    }

    /// @throws InvalidInput when the size is out of range, or a later page is asked for by number
    private static PageRequest page(PaginationRequest sent) {
        var wrong = new Faults();
        if (sent.getPage() > 1 && sent.getCursor().isEmpty()) {
            wrong.note("pagination.page", "is not used here: go on with the cursor of the page before");
        }
        PageRequest page =
                wrong.of(() -> page("pagination.page_size", sent.getPageSize(), USUAL_SEARCH, sent.getCursor()));
        if (page == null) {
            throw wrong.refusal();
        }
        wrong.tell();
        return page;
    }

    /// What a search is for.
    record Search(Answers filters, PageRequest page) {}

    /// @throws InvalidInput when filters break their limits, or the page is not one; all of that is told
    static Search search(SearchUsersRequest request) {
        var wrong = new Faults();
        PageRequest page = wrong.of(() -> page(request.getPagination()));
        Answers filters = wrong.of(() -> filters(request.getFilters()));
        if (page == null || filters == null) {
            throw wrong.refusal();
        }
        return new Search(filters, page);
    }

    /// @throws InvalidInput when the limit is out of range
    static PageRequest page(GetRecommendationsRequest sent) {
        return page("limit", sent.getLimit(), USUAL_RECOMMENDATIONS, sent.getCursor());
    }

    private static PageRequest page(String field, int size, int usual, String cursor) {
        if (size < 0 || size > PageRequest.LARGEST) {
            throw new InvalidInput(field, "must be from 1 to " + PageRequest.LARGEST);
        }
        return new PageRequest(size == 0 ? usual : size, cursor);
    }

    static SearchUsersResponse found(Page<Introduction> page, PageRequest asked) {
        return SearchUsersResponse.newBuilder()
                .addAllUsers(people(page))
                .setPagination(PaginationResponse.newBuilder()
                        .setPageSize(asked.limit())
                        .setNextCursor(next(page))
                        .setHasMore(page.next() != null))
                .build();
    }

    static GetRecommendationsResponse recommended(Page<Introduction> page) {
        return GetRecommendationsResponse.newBuilder()
                .addAllRecommendations(people(page))
                .setTotalCount(page.items().size())
                .setNextCursor(next(page))
                .setHasMore(page.next() != null)
                .build();
    }

    private static List<UserProfile> people(Page<Introduction> page) {
        return page.items().stream().map(ProfileMessages::introduced).toList();
    }

    private static String next(Page<?> page) {
        String next = page.next();
        return next == null ? "" : next;
    }
}
