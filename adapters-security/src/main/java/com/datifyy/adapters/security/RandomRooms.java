package com.datifyy.adapters.security;

import com.datifyy.application.dates.port.MeetingLinks;
import java.net.URI;
import java.security.SecureRandom;
import java.util.HexFormat;

/// Rooms of a video service that makes one for every address, such as Jitsi: 128 random bits below its own address.
public final class RandomRooms implements MeetingLinks {
    private final SecureRandom random = new SecureRandom();
    private final String base;

    /// @throws IllegalArgumentException when it is not an https address of a host, without a query
    public RandomRooms(URI base) {
        if (!"https".equals(base.getScheme())
                || base.getHost() == null
                || base.getUserInfo() != null
                || base.getQuery() != null
                || base.getFragment() != null) {
            throw new IllegalArgumentException("rooms have an https address");
        }
        String address = base.toASCIIString();
        this.base = address.endsWith("/") ? address : address + "/";
    }

    @Override
    public String fresh() {
        byte[] name = new byte[16];
        random.nextBytes(name);
        return base + HexFormat.of().formatHex(name);
    }
}
