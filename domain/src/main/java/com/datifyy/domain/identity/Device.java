package com.datifyy.domain.identity;

import com.datifyy.domain.shared.Faults;
import org.jspecify.annotations.Nullable;

/// What a client says about the device a session lives on; nothing is proven by it.
///
/// Texts are empty when not given.
public record Device(
        @Nullable Platform platform,
        String name,
        String osVersion,
        String appVersion,
        String browser,
        String deviceId) {
    private static final int MAX_LENGTH = 100;
    private static final int SHORTEST_UNIQUE_ID = 16;

    /// The family of a device. The order of the constants is the contract's.
    public enum Platform {
        WEB,
        IOS,
        ANDROID,
        DESKTOP
    }

    public static final Device UNKNOWN = new Device(null, "", "", "", "", "");

    /// @throws com.datifyy.domain.shared.Refusal.InvalidInput when a text has more than 100 characters or
    ///     control characters; all of that is told
    public Device {
        var wrong = new Faults();
        name = wrong.clean("device_info.device_name", name, MAX_LENGTH, false);
        osVersion = wrong.clean("device_info.os_version", osVersion, MAX_LENGTH, false);
        appVersion = wrong.clean("device_info.app_version", appVersion, MAX_LENGTH, false);
        browser = wrong.clean("device_info.browser", browser, MAX_LENGTH, false);
        deviceId = wrong.clean("device_info.device_id", deviceId, MAX_LENGTH, false);
        wrong.tell();
    }

    /// Whether its id belongs to no other device by chance: it has 16 characters or more, none of them white
    /// space, and is not what the device is called. Others are names of models, as `iPhone 15 Pro Max`, counters
    /// and the like.
    public boolean hasUniqueId() {
        return deviceId.length() >= SHORTEST_UNIQUE_ID
                && !deviceId.equalsIgnoreCase(name)
                && deviceId.codePoints().noneMatch(Device::isSpace);
    }

    private static boolean isSpace(int character) {
        return Character.isWhitespace(character) || Character.isSpaceChar(character);
    }

    /// The same device, with an id of the service's making if it did not bring one.
    public Device withIdIfNone(String id) {
        return deviceId.isEmpty() ? new Device(platform, name, osVersion, appVersion, browser, id) : this;
    }
}
