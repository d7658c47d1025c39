package com.datifyy.adapters.rest.auth;

import com.datifyy.adapters.rest.http.Exchange;
import com.datifyy.adapters.rest.json.Json;
import com.datifyy.adapters.rest.json.JsonInput;
import com.datifyy.adapters.rest.json.Vocabulary;
import com.datifyy.application.identity.Visitor;
import com.datifyy.domain.identity.Device;
import com.datifyy.domain.shared.Faults;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;

/// What a client says about its device.
public final class DeviceInfo {
    private static final Vocabulary<Device.Platform> PLATFORMS = Vocabulary.of(Device.Platform.class);

    private DeviceInfo() {}

    /// Who is at the door, with the device that the body tells of.
    public static Visitor visitor(Exchange http, JsonInput body) {
        return http.visitor(in(body));
    }

    /// The device that a body tells of in `device_info`.
    static Device in(JsonInput body) {
        JsonInput sent = body.object("device_info");
        if (sent == null) {
            return Device.UNKNOWN;
        }
        var wrong = new Faults();
        Device.Platform platform = wrong.of(() -> platform(sent));
        String name = wrong.of(() -> sent.text("device_name"), "");
        String osVersion = wrong.of(() -> sent.text("os_version"), "");
        String appVersion = wrong.of(() -> sent.text("app_version"), "");
        String browser = wrong.of(() -> sent.text("browser"), "");
        String id = wrong.of(() -> sent.text("device_id"), "");
        Device device = wrong.of(() -> new Device(platform, name, osVersion, appVersion, browser, id));
        if (device == null) {
            throw wrong.refusal();
        }
        wrong.tell();
        return device;
    }

    private static Device.@Nullable Platform platform(JsonInput sent) {
        JsonNode platform = sent.find("platform");
        return platform == null ? null : PLATFORMS.read(sent.pathOf("platform"), platform);
    }

    static ObjectNode of(Device device) {
        return Json.object()
                .put("platform", platform(device))
                .put("deviceName", device.name())
                .put("osVersion", device.osVersion())
                .put("appVersion", device.appVersion())
                .put("browser", device.browser())
                .put("deviceId", device.deviceId());
    }

    static String platform(Device device) {
        return PLATFORMS.nameOf(device.platform());
    }
}
