package com.datifyy.adapters.rest.auth;

import com.datifyy.adapters.rest.json.Json;
import com.datifyy.adapters.rest.json.JsonTime;
import com.datifyy.domain.identity.Device;
import com.datifyy.domain.identity.KnownDevice;
import com.datifyy.domain.identity.Session;
import com.datifyy.domain.identity.SessionId;
import com.datifyy.domain.shared.NumberedPage;
import com.fasterxml.jackson.databind.node.ObjectNode;

/// Sessions, and the devices they are on, as their owner gets them.
public final class SessionView {
    private SessionView() {}

    /// @param current the session the request comes from
    public static ObjectNode of(Session session, SessionId current) {
        ObjectNode json = Json.object()
                .put("sessionId", session.id().toString())
                .put("userId", session.owner().toString())
                .put("isCurrent", session.id().equals(current))
                .put("ipAddress", session.address())
                .putNull("location")
                .put("userAgent", session.userAgent());
        json.set("deviceInfo", DeviceInfo.of(session.device()));
        json.set("createdAt", JsonTime.secondsAndNanos(session.createdAt()));
        json.set("lastActiveAt", JsonTime.secondsAndNanos(session.lastActiveAt()));
        json.set("expiresAt", JsonTime.secondsAndNanos(session.expiresAt()));
        if (session.endedAt() != null) {
            json.set("endedAt", JsonTime.secondsAndNanos(session.endedAt()));
        }
        return json;
    }

    static ObjectNode device(KnownDevice known) {
        Session latest = known.latest();
        Device device = latest.device();
        ObjectNode json = Json.object()
                .put("deviceId", device.deviceId())
                .put("userId", latest.owner().toString())
                .put("deviceName", device.name())
                .put("platform", DeviceInfo.platform(device))
                .put("osVersion", device.osVersion())
                .put("appVersion", device.appVersion())
                .put("browser", device.browser())
                .put("isTrusted", known.trustedAt() != null)
                .put("sessionCount", known.sessions())
                .put("loginCount", known.signIns());
        json.set("lastUsedAt", JsonTime.secondsAndNanos(latest.lastActiveAt()));
        json.set("createdAt", JsonTime.secondsAndNanos(known.firstSeenAt()));
        return json;
    }

    /// Where a page stands among all.
    public static ObjectNode pagination(NumberedPage<?> page) {
        return Json.object()
                .put("page", page.page())
                .put("pageSize", page.size())
                .put("totalPages", page.pages())
                .put("totalItems", page.total())
                .put("totalCount", page.total());
    }
}
