package com.datifyy.application.admin;

import com.datifyy.application.curation.Candidates;
import com.datifyy.application.curation.MatchCuration;
import com.datifyy.application.curation.PairAnalysis;

/// Everything the staff can do, whichever transport they come by.
public record StaffOffice(
        StaffAccess access,
        AdminSignIn signIn,
        AdminDirectory directory,
        UserDirectory users,
        Moderation moderation,
        ReportReview reports,
        DeedReading deeds,
        Candidates candidates,
        PairAnalysis analysis,
        MatchCuration curation,
        PlatformInsights insights,
        SlackDesk slack) {}
