package com.datifyy.application.admin;

/// Everything the staff can do, whichever transport they come by.
public record StaffOffice(
        StaffAccess access, AdminSignIn signIn, AdminDirectory directory, PlatformInsights insights, SlackDesk slack) {}
