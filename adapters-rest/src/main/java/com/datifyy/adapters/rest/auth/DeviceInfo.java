package com.datifyy.adapters.rest.auth;

import com.datifyy.adapters.rest.http.Exchange;
import com.datifyy.adapters.rest.json.Json;
import com.datifyy.adapters.rest.json.JsonInput;
import com.datifyy.adapters.rest.json.Vocabulary;
import com.datifyy.application.identity.Visitor;
import com.datifyy.domain.identity.Device;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

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
        JsonNode platform = sent.find("platform");
        return new Device(
                platform == null ? null : PLATFORMS.read(sent.pathOf("platform"), platform),
                sent.text("device_name"),
                sent.text("os_version"),
                sent.text("app_version"),
                sent.text("browser"),
                sent.text("device_id"));
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
