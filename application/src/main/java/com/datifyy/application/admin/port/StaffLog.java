package com.datifyy.application.admin.port;

import com.datifyy.domain.admin.StaffDeed;
import com.datifyy.domain.identity.UserId;
import com.datifyy.domain.shared.NumberedPage;
import java.util.List;

/// What the staff did. It only grows.
///
/// The list of it ends after [#LONGEST] deeds, and its total counts no further.
public interface StaffLog {
    /// How many deeds the list holds at most.
    int LONGEST = 10_000;

    /// Notes a deed in the unit of work that does it.
    void append(StaffDeed deed);

    /// What was about somebody, the newest first.
    List<StaffDeed> about(UserId person, int atMost);

    /// What was about somebody or showed them among others, the newest first.
    List<StaffDeed> naming(UserId person, int atMost);

    /// The last of all deeds, the newest first.
    NumberedPage<StaffDeed> list(NumberedPage.Wanted wanted);
}
