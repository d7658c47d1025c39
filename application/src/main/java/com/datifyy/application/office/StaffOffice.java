package com.datifyy.application.office;

import com.datifyy.application.admin.AdminDirectory;
import com.datifyy.application.admin.AdminSignIn;
import com.datifyy.application.admin.DeedReading;
import com.datifyy.application.admin.Moderation;
import com.datifyy.application.admin.PlatformInsights;
import com.datifyy.application.admin.ReportReview;
import com.datifyy.application.admin.StaffAccess;
import com.datifyy.application.admin.StaffChannelPosting;
import com.datifyy.application.admin.StaffJoining;
import com.datifyy.application.admin.UserDirectory;
import com.datifyy.application.curation.Candidates;
import com.datifyy.application.curation.MatchCuration;
import com.datifyy.application.curation.PairAnalysis;
import com.datifyy.application.scheduling.DateChanging;
import com.datifyy.application.scheduling.DateReading;
import com.datifyy.application.scheduling.DateScheduling;
import com.datifyy.application.scheduling.SharedHoursReading;

/// Everything the staff can do, whichever transport they come by.
public record StaffOffice(
        StaffAccess access,
        AdminSignIn signIn,
        AdminDirectory directory,
        StaffJoining joining,
        UserDirectory users,
        Moderation moderation,
        ReportReview reports,
        DeedReading deeds,
        Candidates candidates,
        PairAnalysis analysis,
        MatchCuration curation,
        DateScheduling scheduling,
        DateReading dates,
        DateChanging dateChanging,
        SharedHoursReading sharedHours,
        PlatformInsights insights,
        StaffChannelPosting slack) {}
