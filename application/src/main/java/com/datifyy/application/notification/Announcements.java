package com.datifyy.application.notification;

import com.datifyy.domain.notification.Notice;

/// Tells the staff's channel what happens, where one is set up; otherwise nothing is kept.
public final class Announcements {
    private final Notifications notifications;
    private final boolean open;

    /// @param open whether there is a channel
    public Announcements(Notifications notifications, boolean open) {
        this.notifications = notifications;
        this.open = open;
    }

    /// Whether anybody is told anything.
    public boolean areOpen() {
        return open;
    }

    /// Has news posted soon after the current unit of work has ended well.
    ///
    /// @param key as for [Notifications#tell]
    public void tell(String key, Notice.StaffNews news) {
        if (open) {
            notifications.tell(key, news);
        }
    }
}
